"""Why a document was read as it was: what found each fact, and why a task is one."""

"""The RDF side: names, the build, what is inferred, the store, checks and exports.

    from kg.graph import build, store
    folder_of_build = store.write(Path("kg-graph"), build.nquads(documents, authority),
                                  fingerprint=store.fingerprint(paths))
    graph = store.open_graph(Path("kg-graph"))          # pyoxigraph.Store, read-only
    graph.query(sparql, use_default_graph_as_union=True, prefixes=names.prefixes())

`build.nquads` yields the graph as N-Quads bytes, named graph by named graph; `build.build` gives
the same as a list of pyoxigraph quads. `names.PREFIXES` are the prefixes, `names.local_name` the
rule that makes a name readable. `validate.validate(quads)` and `checks.check(graph)` say what to
distrust; `serialise.export(graph, form, file)` writes it in another form.
"""

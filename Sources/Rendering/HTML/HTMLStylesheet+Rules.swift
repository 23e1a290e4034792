/// The rules: those of any part, and those of a page.
extension HTMLStylesheet {
  /// How words, tables and drawings look wherever they stand. A notebook's own rules must not win over alignment.
  static let parts = """
    .timbre { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
      color-scheme: light dark; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    div.timbre { padding: .5rem .75rem; text-align: left; }
    .timbre h2, .timbre h3, .timbre h4 { font-size: 1rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
    .timbre p, .timbre ul, .timbre dl { margin: .5rem 0; max-width: 46rem; overflow-wrap: anywhere; }
    .timbre ul { padding-left: 1.25rem; }
    .timbre code, .timbre pre { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
      color: inherit; }
    .timbre.timbre code { background: none; }
    .timbre pre { background: var(--wash); border-radius: 4px; overflow-x: auto; padding: .75rem 1rem; }
    .timbre .faint, .timbre .protocol, .timbre dt, .timbre figcaption .faint { color: var(--faint); }
    .timbre .protocol { font-size: .875rem; }
    .timbre .good { color: var(--good); } .timbre .doubtful { color: var(--doubtful); }
    .timbre .bad { color: var(--bad); }
    .timbre .genre { color: var(--genre); white-space: nowrap; } .timbre .name { color: var(--name); }
    .timbre .warning, .timbre .diagnostic { border-left: 3px solid var(--doubtful); padding-left: .75rem; }
    .timbre .diagnostic.error { border-color: var(--bad); } .timbre .diagnostic.note { border-color: var(--rule); }
    .timbre dl { display: grid; gap: .125rem 1.5rem; grid-template-columns: fit-content(40%) minmax(0, 1fr); }
    .timbre.timbre dt, .timbre.timbre dd { display: block; float: none; padding: 0; width: auto; }
    .timbre dt { font-weight: 400; overflow-wrap: anywhere; } .timbre dt code { color: var(--name); }
    .timbre dd { font-variant-numeric: tabular-nums; margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    .timbre .scroll { margin: .75rem 0; overflow-x: auto; }
    .timbre details.fold, .timbre details.data { margin: .75rem 0; }
    .timbre summary { color: var(--faint); cursor: pointer; font-size: .875rem; }
    .timbre table { border: 0; border-collapse: collapse; color: inherit; font-size: .875rem; margin: 0;
      font-variant-numeric: tabular-nums; }
    .timbre caption, .timbre figcaption { color: inherit; font-size: .875rem; padding: 0 0 .4rem;
      text-align: left; }
    .timbre th { font-weight: 500; }
    .timbre thead, .timbre thead th { border-bottom: 1px solid var(--rule); color: var(--faint); }
    .timbre thead th button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit;
      padding: 0; }
    .timbre th[aria-sort="descending"] button::after { content: " ↓"; }
    .timbre th[aria-sort="ascending"] button::after { content: " ↑"; }
    .timbre.timbre tbody tr, .timbre.timbre tbody tr:nth-child(odd), .timbre.timbre tbody tr:hover
      { background: none; }
    .timbre th, .timbre td { border: 0; max-width: 28rem; padding: .2rem 1.25rem .2rem 0;
      vertical-align: baseline; }
    .timbre th.text, .timbre td.text { text-align: left; white-space: normal; }
    .timbre th.number, .timbre td.number { text-align: right; white-space: nowrap; }
    .timbre tbody tr + tr > * { border-top: 1px solid var(--wash); }
    .timbre .amount { display: inline-block; min-width: 4.5em; text-align: right; }
    .timbre .bar { display: inline-block; margin-left: .75em; width: 9rem; }
    .timbre .bar i { background: var(--bar); border-radius: 1px; display: block; height: .65em; }
    .timbre .bar i.against { background: var(--against); }
    .timbre .signed { background: linear-gradient(var(--rule), var(--rule)) 50% 0 / 1px 100% no-repeat; }
    .timbre table.grid th, .timbre table.grid td { padding: .3rem .6rem; }
    .timbre .grid .steep { height: 7.5em; padding: 0; vertical-align: bottom; }
    .timbre .grid thead th { vertical-align: bottom; }
    .timbre .grid .steep span { writing-mode: vertical-rl; transform: rotate(180deg); }

    """

  /// How drawings look.
  static let drawings = """
    .timbre figure { margin: 1rem 0; }
    .timbre svg { display: block; height: auto; max-width: none; width: 100%; }
    .timbre svg.plot { max-width: 56rem; min-width: 30rem; }
    .timbre svg.large { max-width: 90rem; min-width: 56rem; }
    .timbre svg.ridges, .timbre svg.tree { max-width: 56rem; min-width: 36rem; }
    .timbre svg.map { min-width: 94rem; max-width: 120rem; }
    .timbre text { fill: var(--faint); font: 12px system-ui, sans-serif; }
    .timbre .map text { font-size: 11px; } .timbre .map .row { text-anchor: end; }
    .timbre svg.spark { display: inline-block; fill: var(--bar); height: 16px; max-width: 100%; vertical-align: -2px;
      width: auto; }
    .timbre .rule { stroke: var(--rule); } .timbre .axis { stroke: var(--faint); }
    .timbre .mark { stroke: var(--faint); stroke-dasharray: 2 3; }
    .timbre .plot polyline { fill: none; stroke: var(--series); stroke-linejoin: round; stroke-width: 1.75; }
    .timbre .plot circle, .timbre .plot rect { fill: var(--series); }
    .timbre .plot .cloud circle { fill-opacity: .35; }
    .timbre .plot g text { fill: var(--series); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
    .timbre .tree polyline { fill: none; stroke: var(--bar); stroke-width: 1.25; }
    .timbre .ridges polygon { fill: var(--bar); fill-opacity: .55; stroke: var(--bar); }
    .timbre .ridges .median { stroke: var(--against); stroke-width: 2; }
    .timbre .key { display: inline-block; margin-left: 1.25rem; }
    .timbre .key i { background: var(--series); display: inline-block; height: .7em; margin-right: .4em;
      width: .7em; }

    .timbre .paper { fill: var(--paper); }

    """

  /// How a page is laid out: prose in a column that can be read, tables and drawings as wide as the screen.
  static let layout = """
    body.timbre { margin: 0 auto; max-width: 150rem; padding: 2rem clamp(1rem, 4vw, 4rem) 4rem; }
    .timbre h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; overflow-wrap: anywhere; }
    .timbre main > h2 { border-top: 1px solid var(--rule); font-size: 1.25rem; margin: 3rem 0 1rem;
      padding-top: 1rem; }
    .timbre nav { margin: 1.5rem 0; } .timbre nav p { margin: .75rem 0 .25rem; }
    .timbre nav ul { columns: 22rem; column-gap: 2rem; list-style: none; margin: 0; max-width: none; padding: 0; }
    .timbre nav li { overflow-wrap: anywhere; padding-left: 1rem; text-indent: -1rem; }
    .timbre a { color: inherit; text-decoration-color: var(--faint); }
    .timbre article { margin: 1.75rem 0; }
    .timbre article > .command { background: var(--wash); border-left: 3px solid var(--bar); font-size: 1rem;
      font-weight: 400; margin: 0 0 .75rem; overflow-wrap: anywhere; padding: .4rem .75rem; }
    .timbre .command .faint { float: right; font-size: .8125rem; line-height: 1.5rem; margin-left: 1rem; }
    @media print {
      @page { margin: 1.2cm; }
      body.timbre { padding: 0; }
      .timbre, .timbre p { orphans: 3; widows: 3; }
      .timbre .scroll { overflow: visible; }
      .timbre h2, .timbre h3, .timbre h4, .timbre .command, .timbre figcaption, .timbre summary
        { break-after: avoid; }
      .timbre tr, .timbre svg { break-inside: avoid; }
      .timbre table { font-size: .6rem; width: auto; }
      .timbre th, .timbre td { padding-right: .45rem; }
      .timbre thead th.number { overflow-wrap: anywhere; white-space: normal; }
      .timbre .bar { width: 5rem; }
      .timbre svg.plot, .timbre svg.ridges, .timbre svg.tree, .timbre svg.map { min-width: 0; width: 100%; }
      .timbre details.data, .timbre nav { display: none; }
    }

    """
}

"""Looks at notebooks as readers do: by the rules of nbformat, and as nbconvert shows them, on light and on dark.

    check_notebooks.py [--pictures FOLDER] NOTEBOOK.ipynb ...

Fails if a notebook is not valid, names a kernel, cannot be converted, or has letters that do not stand out from what is
behind them.
"""

import sys

import nbformat
from nbconvert import HTMLExporter

from check_reports import media, picture, resize, run

CONTRAST = """
const done = arguments[arguments.length - 1];
axe.run({include: [['.timbre'], ['.jp-RenderedMarkdown'], ['.jp-RenderedSVG'], ['.jp-RenderedText']].filter(([part]) => document.querySelector(part))}, {runOnly: ['color-contrast']}).then(
  found => done(found.violations.flatMap(violation => violation.nodes).map(node =>
    node.html.slice(0, 90) + ' · ' + (node.any[0] ? node.any[0].message : ''))),
  error => done([String(error)]));
"""
# What Jupyter's own rules would do to tables and lists.
ALIGNED = """
const broken = [...document.querySelectorAll('.timbre dt, .timbre dd')].filter(part => part.textContent.trim().length > 3 &&
  part.getBoundingClientRect().width < 20).slice(0, 3).map(part => `is broken letter by letter: ${part.textContent}`);
return broken.concat([...document.querySelectorAll('.timbre td:not(.number), .timbre th:not(.number)')].filter(cell =>
  getComputedStyle(cell).textAlign === 'right' && cell.textContent.trim() && isNaN(parseFloat(cell.textContent))).slice(0, 3).map(cell =>
  `text stands on the right: ${cell.outerHTML.slice(0, 90)}`));
"""


def check(browser, path, axe, pictures):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    problems = []
    if notebook.nbformat != 4:
        problems.append(f"is of format {notebook.nbformat}")
    if "kernelspec" in notebook.metadata:
        problems.append(f"names the kernel {notebook.metadata.kernelspec}")
    for theme in ["light", "dark"]:
        # Nothing is fetched: the formulas and widgets of other notebooks are not in these.
        exporter = HTMLExporter(template_name="lab", theme=theme)
        exporter.mathjax_url = exporter.require_js_url = ""
        page = path.with_name(f"{path.stem}-{theme}.converted.html")
        page.write_text(exporter.from_notebook_node(notebook)[0], encoding="utf-8")
        # The page of a reader, and what the reader's system prefers, need not be the same.
        for scheme in ["light", "dark"]:
            media(browser, scheme)
            resize(browser, 1200)
            browser.get(page.resolve().as_uri())
            browser.execute_script(axe)
            where = f"a {theme} page on a {scheme} system"
            problems += [f"{where}: {problem}" for problem in browser.execute_async_script(CONTRAST)]
            problems += [f"{where}: {problem}" for problem in browser.execute_script(ALIGNED)]
            if pictures:
                picture(browser, pictures / f"{path.stem}-notebook-{theme}-{scheme}.png")
    return list(dict.fromkeys(problems))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], check))

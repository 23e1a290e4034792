"""Looks at reports as readers do: in headless Chromium, at four widths, light, dark and printed.

    check_reports.py [--pictures FOLDER] REPORT.html ...

Fails if anything is wider than the page, text is cut or overlaps, the browser has something to say, something is asked
for elsewhere, or axe-core finds a violation. With --pictures it also keeps what it saw.
"""

import base64
import importlib.util
import json
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTHS = [360, 768, 1440, 2560]
# Where axe looks, at a page of up to so many parts everywhere.
ALWAYS = [(360, "light"), (1440, "dark")]
WHERE_SMALL = [(768, "dark"), (2560, "light")]
MOST_PARTS = 6000
LAYOUT = """
const problems = [];
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth + 1) {
  const wide = [...document.body.querySelectorAll('*')].filter(element =>
    element.getBoundingClientRect().right > page.clientWidth + 1 && !element.closest('.scroll, pre'));
  const names = wide.slice(0, 3).map(element => `${element.tagName} "${element.textContent.slice(0, 30)}"`);
  problems.push(`the page is ${page.scrollWidth - page.clientWidth} px too wide: ${names.join(', ')}`);
}
const shows = element => element.checkVisibility() && element.getClientRects().length > 0;
for (const element of document.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, figcaption, summary')) {
  if (!shows(element)) continue;
  const box = element.getBoundingClientRect();
  if (box.right > page.clientWidth + 1) problems.push(`${element.tagName} leaves the page: ${element.textContent.slice(0, 40)}`);
}
for (const svg of document.querySelectorAll('svg.plot, svg.ridges, svg.tree, svg.map')) {
  if (!shows(svg)) continue;
  const frame = svg.getBoundingClientRect();
  const small = [...svg.querySelectorAll('text')].filter(shows);
  const boxes = small.filter(text => text.textContent.trim()).map(text => [text, text.getBoundingClientRect()]);
  // Letters do not fill their boxes: what touches by less than a third of a line can be read.
  const covers = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3;
  for (let one = 0; one < Math.min(boxes.length, 400); one++) {
    const other = boxes.slice(one + 1).find(([, box]) => covers(boxes[one][1], box));
    if (other) problems.push(`${svg.getAttribute('aria-label').slice(0, 30)}: "${boxes[one][0].textContent}" lies on "${other[0].textContent}"`);
  }
  for (const text of small) {
    const box = text.getBoundingClientRect();
    if (box.left + 1 < frame.left || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) {
      problems.push(`${svg.getAttribute('aria-label').slice(0, 30)}: "${text.textContent}" is cut`);
    }
  }
  const scale = svg.viewBox.baseVal.width ? frame.width / svg.viewBox.baseVal.width : 1;
  const size = small.length ? Math.min(...small.map(text => parseFloat(getComputedStyle(text).fontSize))) * scale : 99;
  if (size < 7) problems.push(`${svg.getAttribute('aria-label').slice(0, 30)}: letters of ${size.toFixed(1)} px`);
}
return problems;
"""
# What is wider than the paper is cut there, also where a screen could be scrolled.
PAPER = """
const page = document.documentElement;
const shows = element => element.checkVisibility() && element.getClientRects().length > 0;
const cut = [...document.querySelectorAll('main *')].filter(element => shows(element) &&
  element.getBoundingClientRect().right > page.clientWidth + 1);
const problems = cut.slice(0, 3).map(element => `${element.tagName} is cut on paper: ${element.textContent.slice(0, 40)}`);
const broken = [...document.querySelectorAll('main tr, main svg')].find(element => shows(element) &&
  getComputedStyle(element).breakInside !== 'avoid');
if (broken) problems.push(`${broken.tagName} may be broken between two sheets: ${broken.textContent.slice(0, 40)}`);
return problems;
"""


def driver():
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    browser.set_script_timeout(600)
    browser.command_executor.client_config.timeout = 660
    return browser


def media(browser, scheme, kind="screen"):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": features})


def resize(browser, width, height=900):
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def picture(browser, path):
    seen = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
    path.write_bytes(base64.b64decode(seen["data"]))


def requests(browser, page):
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if not address.startswith((page, "data:", "about:", "chrome")):
                yield f"asks for {address}"


def check(browser, report, axe, pictures):
    page = report.resolve().as_uri()
    problems = []
    for scheme in ["light", "dark"]:
        media(browser, scheme)
        for width in WIDTHS:
            resize(browser, width)
            browser.get(page)
            problems += [f"{width} px: {problem}" for problem in browser.execute_script(LAYOUT)]
            # Every kind of page at every width; one of very many parts, which axe looks at for minutes, at two.
            few = browser.execute_script("return document.querySelectorAll('*:not(rect)').length") < MOST_PARTS
            if (width, scheme) in ([*ALWAYS, *WHERE_SMALL] if few else ALWAYS):
                # Ten thousand cells of a map are one picture to axe too, and would take it minutes.
                browser.execute_script("for (const cell of document.querySelectorAll('svg.map rect')) cell.remove()")
                browser.execute_script(axe)
                found = browser.execute_async_script(
                    "const done = arguments[arguments.length - 1]; axe.run().then(done, e => done({violations: [{id: String(e), nodes: []}]}))")
                for violation in found["violations"]:
                    places = ", ".join(node["html"][:90] for node in violation["nodes"][:2])
                    problems.append(f"{width} px, {scheme}: {violation['id']} ({len(violation['nodes'])}): {places}")
            if pictures:
                picture(browser, pictures / f"{report.stem}-{width}-{scheme}.png")
    media(browser, "dark", "print")
    resize(browser, 794)
    background = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    if background != "rgb(255, 255, 255)":
        problems.append(f"is printed on {background}")
    adjust = browser.execute_script("return getComputedStyle(document.querySelector('main')).printColorAdjust")
    if adjust != "exact":
        problems.append("is printed without its colours")
    problems += browser.execute_script(PAPER)
    if pictures:
        paper = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
        (pictures / f"{report.stem}.pdf").write_bytes(base64.b64decode(paper["data"]))
    problems += [f"says: {entry['message']}" for entry in browser.get_log("browser")]
    problems += list(requests(browser, page))
    return list(dict.fromkeys(problems))


def run(arguments, check):
    """Checks the files that are named on the command line, each by `check`, and answers the exit status."""
    pictures = None
    if arguments[:1] == ["--pictures"]:
        pictures, arguments = pathlib.Path(arguments[1]), arguments[2:]
        pictures.mkdir(parents=True, exist_ok=True)
    package = pathlib.Path(importlib.util.find_spec("axe_core_python").origin).parent
    axe = (package / "axe.min.js").read_text()
    browser = driver()
    failed = 0
    try:
        for path in map(pathlib.Path, arguments):
            problems = check(browser, path, axe, pictures)
            failed += bool(problems)
            for problem in problems[:20]:
                print(f"{path.name}: {problem}")
            print(f"{path.name}: {len(problems) or 'no'} problems")
    finally:
        browser.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], check))

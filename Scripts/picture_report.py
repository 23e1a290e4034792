"""Draws a part of a report as a reader sees it, for README.

    picture_report.py REPORT.html PICTURE.webp COMMAND ...

The part begins with the first of the commands and ends with the last.
"""

import base64
import pathlib
import sys

from check_reports import driver, media, resize

WIDTH = 1100
BOX = """
const boxes = arguments[0].map(command => [...document.querySelectorAll('article')].find(article =>
  article.querySelector('.command').textContent.includes(command)).getBoundingClientRect());
return [Math.min(...boxes.map(box => box.top)) + scrollY, Math.max(...boxes.map(box => box.bottom)) + scrollY];
"""


def main(report, picture, *commands):
    browser = driver()
    try:
        media(browser, "light")
        resize(browser, WIDTH)
        browser.get(pathlib.Path(report).resolve().as_uri())
        top, bottom = browser.execute_script(BOX, list(commands))
        clip = {"x": 0, "y": top - 16, "width": WIDTH, "height": bottom - top + 32, "scale": 1}
        seen = browser.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip, "format": "webp", "quality": 85})
        pathlib.Path(picture).write_bytes(base64.b64decode(seen["data"]))
    finally:
        browser.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])

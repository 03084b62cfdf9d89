"""Somebody who uses the pages: with the keys that every browser has and nothing else, or with a mouse and no scripts."""


class Hands:
    def __init__(self, city, chromium, user, language, scripts):
        self.city = city
        self.chromium = chromium
        self.language = language
        self.page = chromium.window(city, user, language, scripts)
        # Without scripts a page cannot be looked at with one either; its markup is the same.
        self.has_keys = scripts

    def begin(self, step):
        self.step = f"{'keyboard' if self.has_keys else 'no scripts'}: {step.__name__.replace('_', ' ')}"
        self.city.subject.about = self.step

    def find(self, what):
        self.city.subject.about = self.step
        self.city.subject.find(what)

    def go(self, address):
        self.page.goto(address)

    def focus(self, selector):
        """Goes there by the tabulator, as somebody does who has no mouse; what has the focus must be seen to have it."""
        for _ in range(300):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(
                """selector => {
                  const style = getComputedStyle(document.activeElement);
                  const reached = document.activeElement === document.querySelector(selector);
                  return reached && (style.outlineStyle === "none" ? "unseen" : "seen");
                }""", selector)
            if found:
                if found == "unseen":
                    self.find(f"{selector}: the focus is not seen")
                return
        raise SystemExit(f"{self.step}: {selector} cannot be reached by keyboard on {self.page.url}")

    def open(self, form):
        selector = f"details:has(> #{form}) > summary"
        if self.has_keys:
            self.focus(selector)
            self.page.keyboard.press("Enter")
        else:
            self.page.click(selector)

    def choose(self, selector, value):
        if not self.has_keys:
            self.page.select_option(selector, value)
            return
        self.focus(selector)
        label = self.page.locator(f"{selector} option[value={value}]").inner_text()
        self.page.keyboard.type(label)
        if self.page.input_value(selector) != value:
            self.find(f"{selector}: {label} cannot be chosen by keyboard")

    def type(self, selector, text):
        if self.has_keys:
            self.focus(selector)
            self.page.keyboard.type(text)
        else:
            self.page.fill(selector, text)

    def press(self, selector):
        """Follows a link or sends a form, and looks at the page that it leads to."""
        with self.page.expect_navigation() as leads:
            if self.has_keys:
                self.focus(selector)
                self.page.keyboard.press("Enter")
            else:
                self.page.click(selector)
        if self.has_keys:
            self.chromium.look(self.page, f"{self.step} {selector}", leads.value)

/** The page's colours, for what is drawn instead of styled; and whether movement for its own sake is welcome. */
export class Theme {
  text = "";
  ground = "";
  line = "";
  accent = "";
  calm = false;

  constructor() {
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"]) {
      matchMedia(query).addEventListener("change", () => this.#read());
    }
    this.#read();
  }

  #read(): void {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    this.text = colour("--text");
    this.ground = colour("--panel");
    this.line = colour("--line");
    this.accent = colour("--accent");
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
}

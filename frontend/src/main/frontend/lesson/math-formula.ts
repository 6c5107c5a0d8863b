let styled = false;

/** KaTeX; its style sheet stands before all others, so that ours may say otherwise. */
async function load(): Promise<typeof import('katex').default> {
  const [{ default: katex }, { default: css }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css?inline')]);
  if (!styled) {
    styled = true;
    const style = document.createElement('style');
    style.textContent = css.toString();
    document.head.prepend(style);
  }
  return katex;
}

/**
 * A formula in TeX, set by KaTeX, which comes with the first formula of a page: most embeds have none. Where KaTeX cannot be had, the TeX stands there as it is written.
 * `\htmlClass{name}{…}` gives a term a class, so that it wears its slider's look. Screen readers get KaTeX's MathML.
 */
class MathFormula extends HTMLElement {
  static readonly observedAttributes = ['tex'];

  attributeChangedCallback(): void {
    void this.#set();
  }

  async #set(): Promise<void> {
    const tex = this.getAttribute('tex') ?? '';
    try {
      const katex = await load();
      katex.render(tex, this, {
        throwOnError: false,
        displayMode: this.hasAttribute('display'),
        trust: (context) => context.command === '\\htmlClass',
        strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
      });
    } catch (failed) {
      this.textContent = tex.replace(/\\htmlClass\{[^{}]*\}\{([^{}]*)\}/g, '$1');
      throw failed;
    }
  }
}

customElements.define('math-formula', MathFormula);

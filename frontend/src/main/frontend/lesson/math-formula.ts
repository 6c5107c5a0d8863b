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
      const { default: katex } = await import('katex');
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

/**
 * A formula in TeX, set by KaTeX, which comes with the first formula of a page: most embeds have none. `\htmlClass{name}{…}` gives a term a class, so that
 * it wears its slider's look. Screen readers get KaTeX's MathML.
 */
class MathFormula extends HTMLElement {
  static readonly observedAttributes = ['tex'];

  attributeChangedCallback(): void {
    void this.#set();
  }

  async #set(): Promise<void> {
    const { default: katex } = await import('katex');
    katex.render(this.getAttribute('tex') ?? '', this, {
      throwOnError: false,
      displayMode: this.hasAttribute('display'),
      trust: (context) => context.command === '\\htmlClass',
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
    });
  }
}

customElements.define('math-formula', MathFormula);

import katex from 'katex';

/**
 * A formula in TeX, set by KaTeX. `\htmlClass{name}{…}` gives a term a class, so that it wears its slider's look. Screen
 * readers get KaTeX's MathML.
 */
class MathFormula extends HTMLElement {
  static readonly observedAttributes = ['tex'];

  attributeChangedCallback(): void {
    katex.render(this.getAttribute('tex') ?? '', this, {
      throwOnError: false,
      displayMode: this.hasAttribute('display'),
      trust: (context) => context.command === '\\htmlClass',
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
    });
  }
}

customElements.define('math-formula', MathFormula);

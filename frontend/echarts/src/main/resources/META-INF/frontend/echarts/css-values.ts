// Option values may be written as CSS custom properties: "var(--data)", "600 13px var(--font)". A canvas knows nothing of
// them, so they are looked up in the computed style of the element, each time the scheme changes.
import type { Tree } from './types';

const VAR = /var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\)[^()]*)*))?\)/g;
const PLAIN_COLOUR = /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]+\))$/i;
const LENGTH = /^-?[\d.]+(px)?$/;

/** Reads CSS values as they stand on one element at one moment. */
export class CssValues {
  private readonly style: CSSStyleDeclaration;
  private readonly seen = new Map<string, string>();

  constructor(
    element: HTMLElement,
    private readonly probe: HTMLElement,
  ) {
    this.style = getComputedStyle(element);
  }

  /** The tree with every `var(…)` replaced. The tree given is left as it is. */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.includes('var(') ? this.resolveText(value) : value;
    }
    if (Array.isArray(value)) {
      return value.map((item) => (typeof item === 'number' ? item : this.resolve(item)));
    }
    if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      const copy: Tree = {};
      for (const [key, item] of Object.entries(value)) {
        copy[key] = this.resolve(item);
      }
      return copy;
    }
    return value;
  }

  /** A colour of the element's own style, such as `color`, in a form every canvas reads. */
  own(property: string): string {
    return this.style.getPropertyValue(property);
  }

  /** The value of one custom property, or the given one where the page does not set it. */
  property(name: string, otherwise: string): string {
    const known = this.seen.get(name);
    if (known !== undefined) {
      return known || otherwise;
    }
    const written = this.style.getPropertyValue(name).trim();
    const value = written && this.plain(written);
    this.seen.set(name, value);
    return value || otherwise;
  }

  /** All properties read so far, to tell whether a change of scheme changed anything. */
  signature(): string {
    return [...this.seen].map(([name, value]) => `${name}:${value}`).join(';') + this.own('color') + this.own('font-family');
  }

  private resolveText(text: string): string | number {
    const resolved = text.replace(VAR, (whole, name: string, fallback: string | undefined) => {
      const value = this.property(name, fallback === undefined ? '' : this.plain(fallback.trim()));
      if (!value) {
        console.warn(`e-chart: the option says ${whole}, but the page sets no ${name}. Set it, or write var(${name}, fallback).`);
      }
      return value || this.own('color');
    });
    return text.startsWith('var(') && LENGTH.test(resolved) ? Number.parseFloat(resolved) : resolved;
  }

  /** Turns light-dark(), color-mix(), oklch() and the like into rgba(); leaves everything that is no colour alone. */
  private plain(written: string): string {
    if (PLAIN_COLOUR.test(written) || !CSS.supports('color', written)) {
      return written;
    }
    this.probe.style.color = written;
    const computed = getComputedStyle(this.probe).color;
    return PLAIN_COLOUR.test(computed) ? computed : asRgba(computed);
  }
}

function asRgba(colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${r},${g},${b},${a! / 255})`;
}

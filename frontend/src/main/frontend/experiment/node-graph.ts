/** Nodes and arrows between them, at places the server gives. Wider than the page, it scrolls inside its own box. */

type State = 'WAITING' | 'NOW' | 'DONE';

interface GraphNode {
  x: number;
  y: number;
  title: string;
  lines: string[];
  state: State;
}

interface GraphEdge {
  from: number;
  to: number;
  lines: string[];
  state: State;
}

interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** On a wide page; a narrow one moves the nodes together before it scrolls. */
const COLUMN = 168;
const NODE_WIDTH = 124;
const NARROW_COLUMN = 112;
const NARROW_NODE = 100;
const LINE = 18;
const ROW_GAP = 40;
const PAD = 12;

const SVG = 'http://www.w3.org/2000/svg';

class NodeGraph extends HTMLElement {
  private readonly box = document.createElement('div');
  private readonly paper = document.createElementNS(SVG, 'svg');
  private shown?: Graph;
  private column = COLUMN;
  private nodeWidth = NODE_WIDTH;
  private readonly resizes = new ResizeObserver(() => this.draw());

  connectedCallback(): void {
    if (!this.box.isConnected) {
      this.box.className = 'graph-box';
      this.box.tabIndex = 0;
      this.box.setAttribute('role', 'region');
      this.box.append(this.paper);
      this.append(this.box);
    }
    this.box.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.resizes.observe(this.box);
  }

  disconnectedCallback(): void {
    this.resizes.disconnect();
  }

  set graph(graph: Graph) {
    this.shown = graph;
    this.draw();
  }

  private draw(): void {
    const graph = this.shown;
    if (!graph || !this.isConnected) {
      return;
    }
    const most = Math.max(1, ...graph.nodes.map((node) => node.lines.length));
    const height = 34 + most * LINE;
    const row = height + ROW_GAP;
    const across = Math.max(...graph.nodes.map((n) => n.x)) - Math.min(...graph.nodes.map((n) => n.x));
    const narrow = PAD * 2 + NODE_WIDTH + COLUMN * across > this.box.clientWidth;
    this.column = narrow ? NARROW_COLUMN : COLUMN;
    this.nodeWidth = narrow ? NARROW_NODE : NODE_WIDTH;
    const left = Math.min(...graph.nodes.map((n) => n.x));
    const top = Math.min(...graph.nodes.map((n) => n.y));
    const place = (node: GraphNode) => ({ x: PAD + (node.x - left) * this.column, y: PAD + (node.y - top) * row });
    const width = PAD * 2 + this.nodeWidth + this.column * across;
    const total = PAD * 2 + height + row * (Math.max(...graph.nodes.map((n) => n.y)) - top);
    this.paper.setAttribute('width', String(width));
    this.paper.setAttribute('height', String(total));
    this.paper.setAttribute('viewBox', `0 0 ${width} ${total}`);
    this.paper.replaceChildren(this.arrowHead());
    for (const edge of graph.edges) {
      const [from, to] = [graph.nodes[edge.from], graph.nodes[edge.to]];
      if (from && to) {
        const under = graph.nodes.some((node) => node.x === from.x && node.y === to.y);
        this.paper.append(this.edge(edge, place(from), place(to), height, under));
      }
    }
    let now: SVGElement | undefined;
    for (const node of graph.nodes) {
      const drawn = this.node(node, place(node), height);
      this.paper.append(drawn);
      now = node.state === 'NOW' ? drawn : now;
    }
    this.fit();
    if (now) {
      this.keepInView(graph.nodes.find((n) => n.state === 'NOW')!, place, height);
    }
  }

  private keepInView(node: GraphNode, place: (node: GraphNode) => { x: number; y: number }, height: number): void {
    const { x, y } = place(node);
    if (x < this.box.scrollLeft || x + this.nodeWidth > this.box.scrollLeft + this.box.clientWidth) {
      this.box.scrollLeft = x - (this.box.clientWidth - this.nodeWidth) / 2;
    }
    // On a phone the picture has less height than the graph.
    const frame = this.closest<HTMLElement>('.first-picture');
    if (frame && frame.scrollHeight > frame.clientHeight) {
      const above = this.getBoundingClientRect().top - frame.getBoundingClientRect().top;
      frame.scrollTop += above + y + (height - frame.clientHeight) / 2;
    }
  }

  private node(node: GraphNode, at: { x: number; y: number }, height: number): SVGElement {
    const group = this.element('g', { class: 'node', 'data-state': node.state, role: 'img' });
    group.setAttribute('aria-label', [node.title, ...node.lines].join(', '));
    group.append(this.element('rect', { x: at.x, y: at.y, width: this.nodeWidth, height, rx: 8 }));
    group.append(this.text(node.title, at.x + this.nodeWidth / 2, at.y + 22, 'title', this.nodeWidth - 12));
    node.lines.forEach((line, i) =>
      group.append(this.text(line, at.x + this.nodeWidth / 2, at.y + 22 + LINE * (i + 1), 'line', this.nodeWidth - 10)),
    );
    return group;
  }

  /**
   * Down where the nodes stand under one another. Otherwise out of the bottom and in at the side; where a node stands `under` the first one, from side to
   * side, out low and in high, so that what comes in at a node and what leaves it are told apart.
   */
  private edge(edge: GraphEdge, from: { x: number; y: number }, to: { x: number; y: number }, height: number, under: boolean): SVGElement {
    const group = this.element('g', { class: 'edge', 'data-state': edge.state });
    const back = to.x < from.x;
    let [x0, x1] = back ? [from.x, to.x + this.nodeWidth] : [from.x + this.nodeWidth, to.x];
    let [y0, y1] = [from.y + height / 2, to.y + height / 2];
    let path: string;
    if (to.x === from.x) {
      path = `M${from.x + this.nodeWidth / 2} ${from.y + (to.y > from.y ? height : 0)}L${to.x + this.nodeWidth / 2} ${to.y + (to.y > from.y ? 0 : height)}`;
    } else if (to.y === from.y) {
      path = `M${x0} ${y0}L${x1} ${y1}`;
    } else if (!under) {
      [x0, y0] = [from.x + this.nodeWidth / 2, from.y + height];
      path = `M${x0} ${y0}Q${x0} ${y1} ${x1} ${y1}`;
    } else {
      [y0, y1] = [from.y + 0.78 * height, to.y + 0.3 * height];
      path = `M${x0} ${y0}C${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1} ${x1} ${y1}`;
    }
    group.append(this.element('path', { d: path, 'marker-end': 'url(#graph-head)' }));
    const upright = to.x === from.x;
    edge.lines.forEach((line, i) => {
      // Over an arrow that lies, beside one that stands.
      const below = upright ? LINE * (i - (edge.lines.length - 1) / 2) + 4 : -8 - LINE * (edge.lines.length - 1 - i);
      const x = upright ? from.x + this.nodeWidth / 2 + 10 : (x0 + x1) / 2;
      const text = this.text(line, x, (y0 + y1) / 2 + below, 'line', this.column - 20);
      text.setAttribute('text-anchor', upright ? 'start' : 'middle');
      group.append(text);
    });
    return group;
  }

  private arrowHead(): SVGElement {
    const defs = this.element('defs', {});
    const marker = this.element('marker', { id: 'graph-head', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto' });
    marker.append(this.element('path', { d: 'M0 0L10 5L0 10z', fill: 'context-stroke' }));
    defs.append(marker);
    return defs;
  }

  private text(words: string, x: number, y: number, className: string, room: number): SVGElement {
    const text = this.element('text', { x, y, class: className, 'text-anchor': 'middle' });
    text.textContent = words;
    text.dataset.room = String(room);
    return text;
  }

  /** Words too long for their node are set smaller, not cut. */
  private fit(): void {
    for (const text of this.paper.querySelectorAll<SVGTextElement>('text[data-room]')) {
      const [room, length] = [Number(text.dataset.room), text.getComputedTextLength()];
      if (length > room) {
        text.style.fontSize = `${(parseFloat(getComputedStyle(text).fontSize) * room) / length}px`;
      }
    }
  }

  private element(name: string, attributes: Record<string, string | number>): SVGElement {
    const element = document.createElementNS(SVG, name) as SVGElement;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
    return element;
  }
}

customElements.define('node-graph', NodeGraph);

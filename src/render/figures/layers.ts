import { Graph, layout } from '@dagrejs/dagre'

/** A point of a line. */
interface Point {
  readonly x: number
  readonly y: number
}

/** Where boxes and the lines between them stand: middles of boxes, and the points of each line, in the order they were given. */
export interface Layers {
  readonly width: number
  readonly height: number
  readonly middles: readonly Point[]
  readonly routes: readonly (readonly Point[])[]
}

/** What is used of dagre, whose own types do not resolve under Node's rules. */
interface LayeredGraph {
  setGraph(label: object): void
  setNode(name: string, label: object): void
  setEdge(from: string, to: string, label: object): void
  graph(): { width?: number; height?: number }
  node(name: string): Partial<Point>
  edge(from: string, to: string): { points?: readonly Point[] }
}

/** Places boxes of given sizes in layers from top to bottom, so that lines cross little and pass beside boxes (Sugiyama's method). */
export function layers(
  sizes: readonly { width: number; height: number }[], edges: readonly { readonly from: number; readonly to: number }[],
): Layers {
  // The cast stands for the missing types; every method named above is called by the tests.
  const graph = new Graph() as unknown as LayeredGraph
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 28, edgesep: 16, marginx: 3, marginy: 3 })
  sizes.forEach((size, index) => graph.setNode(String(index), { ...size }))
  for (const { from, to } of edges) graph.setEdge(String(from), String(to), {})
  layout(graph as never)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width, height,
    middles: sizes.map((_, index) => {
      const { x = 0, y = 0 } = graph.node(String(index))
      return { x, y }
    }),
    routes: edges.map(({ from, to }) => graph.edge(String(from), String(to)).points ?? []),
  }
}

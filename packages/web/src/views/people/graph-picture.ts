import Sigma from "sigma";
import { layOut } from "./layout.ts";
import type { Network, Node } from "./network.ts";

export interface GraphColours {
  readonly paper: string;
  readonly ink: string;
  readonly line: string;
  readonly kinds: Readonly<Record<Node["kind"], string>>;
  readonly chosen: string;
}

export function graphColours(element: Element): GraphColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: colour("--paper"),
    ink: colour("--ink"),
    line: colour("--line"),
    kinds: { me: colour("--ink"), person: colour("--accent"), group: colour("--medium"), rest: colour("--soft") },
    chosen: colour("--high"),
  };
}

export interface GraphPicture {
  png(): Promise<Blob | null>;
  end(): void;
}

export interface GraphOptions {
  readonly element: HTMLElement;
  readonly network: Network;
  readonly colours: GraphColours;
  readonly centre: string | undefined;
  readonly labelOf: (node: Node) => string;
  readonly onNode: (node: Node) => void;
}

/** Throws where the browser cannot draw. */
export function drawGraph({ element, network, colours, centre, labelOf, onNode }: GraphOptions): GraphPicture {
  const graph = layOut(network, centre);
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  graph.forEachNode((id) => {
    const node = byId.get(id);
    if (!node) return;
    graph.mergeNodeAttributes(id, {
      label: labelOf(node),
      color: id === centre ? colours.chosen : colours.kinds[node.kind],
      forceLabel: id === centre || node.kind === "me" || node.kind === "rest",
    });
  });
  graph.forEachEdge((edge) => graph.setEdgeAttribute(edge, "color", colours.line));
  const sigma = new Sigma(graph, element, {
    labelColor: { color: colours.ink },
    labelFont: getComputedStyle(element).fontFamily,
    labelSize: 13,
    labelDensity: 0.7,
    // In a small network all are named, as far as there is room.
    labelRenderedSizeThreshold: network.nodes.length < 40 ? 0 : 5,
    defaultDrawNodeHover: drawHover(colours),
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
  });
  sigma.on("clickNode", ({ node }) => {
    const found = byId.get(node);
    if (found) onNode(found);
  });
  sigma.on("enterNode", () => element.classList.add("over-node"));
  sigma.on("leaveNode", () => element.classList.remove("over-node"));
  return {
    png() {
      // Drawn and copied in one go: what a graphics card drew is gone at the next.
      sigma.refresh({ schedule: false });
      const layers = Object.values(sigma.getCanvases());
      const whole = document.createElement("canvas");
      whole.width = layers[0]?.width ?? 0;
      whole.height = layers[0]?.height ?? 0;
      const context = whole.getContext("2d");
      if (context) {
        context.fillStyle = colours.paper;
        context.fillRect(0, 0, whole.width, whole.height);
        for (const layer of layers) context.drawImage(layer, 0, 0);
      }
      return new Promise((resolve) => whole.toBlob(resolve, "image/png"));
    },
    end: () => sigma.kill(),
  };
}

/** The label of the node under the pointer, on a ground of its own. */
function drawHover({ paper, ink, line }: GraphColours) {
  return (
    context: CanvasRenderingContext2D,
    data: { readonly x: number; readonly y: number; readonly size: number; readonly label?: string | null },
  ) => {
    if (!data.label) return;
    context.font = "13px sans-serif";
    const width = context.measureText(data.label).width + 12;
    context.fillStyle = paper;
    context.strokeStyle = line;
    context.fillRect(data.x + data.size, data.y - 11, width, 22);
    context.strokeRect(data.x + data.size, data.y - 11, width, 22);
    context.fillStyle = ink;
    context.fillText(data.label, data.x + data.size + 6, data.y + 4);
  };
}

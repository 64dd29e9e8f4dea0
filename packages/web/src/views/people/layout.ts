import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { contactsOf, type Network } from "./network.ts";

/** Positions come of the links alone: the same network is always drawn in the same way. */
export function layOut(network: Network, centre: string | undefined): Graph {
  const graph = new Graph({ type: "undirected" });
  const most = Math.max(1, ...network.nodes.map(({ contacts }) => contacts));
  for (const [index, node] of network.nodes.entries()) {
    const angle = index * 2.399_963;
    const distance = node.id === centre ? 0 : Math.sqrt(index + 1);
    graph.addNode(node.id, {
      x: distance * Math.cos(angle),
      y: distance * Math.sin(angle),
      size: 4 + 14 * Math.sqrt(node.contacts / most),
    });
  }
  for (const tie of network.ties) {
    const contacts = contactsOf(tie);
    graph.addUndirectedEdge(tie.a, tie.b, {
      weight: Math.log2(1 + contacts),
      size: Math.min(6, 0.6 + Math.log2(1 + contacts) / 2),
    });
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    adjustSizes: true,
    scalingRatio: 30,
    linLogMode: true,
    gravity: 1,
    barnesHutOptimize: graph.order > 400,
  };
  forceAtlas2.assign(graph, { iterations: graph.order > 250 ? 120 : 250, settings, getEdgeWeight: "weight" });
  return graph;
}

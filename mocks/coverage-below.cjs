// A report for Vitest: where the tests reach too little of the whole, the files to begin with. Otherwise nothing.
const MEASURES = ['lines', 'branches'];

module.exports = class CoverageBelow {
  constructor({ least }) {
    this.least = least;
  }

  execute(context) {
    const files = [];
    const tree = context.getTree('flat');
    const isEnough = (summary) => MEASURES.every((measure) => summary[measure].pct >= this.least);
    if (isEnough(tree.getRoot().getCoverageSummary().toJSON())) return;
    tree.visit(
      { onDetail: (node) => files.push([node.getQualifiedName(), node.getCoverageSummary().toJSON()]) },
      context,
    );
    for (const [name, summary] of files.filter(([, summary]) => !isEnough(summary)))
      console.log(`${name}: ${MEASURES.map((measure) => `${summary[measure].pct} % of ${measure}`).join(', ')}`);
  }
};

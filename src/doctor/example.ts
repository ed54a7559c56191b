/** `examples/workflows/pull-request.yml`: the bundle has no files beside it that it could read. */
export const gateWorkflow = `name: Delegated DCV
on:
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  delegated-dcv:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: OWNER/delegated-dcv-check@v1
`;

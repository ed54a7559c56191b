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
        with:
          fetch-depth: 2 # so that what the change introduced is told apart from what stood before
      - uses: OWNER/delegated-dcv-check@v1
`;

/** `examples/workflows/refresh-inventory.yml`. */
export const refreshWorkflow = `# Asks Cloudflare once a week which certificates there are, and proposes what changed as a pull request.
name: Refresh the certificate inventory
on:
  schedule:
    - cron: 17 4 * * 1
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
concurrency: refresh-inventory
jobs:
  refresh:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: OWNER/delegated-dcv-check@v1
        with:
          mode: inventory
          cloudflare-api-token: \${{ secrets.CLOUDFLARE_API_TOKEN }}
      # What Cloudflare did answer is proposed although the step before fails where an answer is missing.
      - if: \${{ !cancelled() }}
        env:
          # A token of your own, of a GitHub App say, makes the pull request's checks start without an approval.
          GH_TOKEN: \${{ secrets.INVENTORY_GITHUB_TOKEN || github.token }}
          LOCK: .github/delegated-dcv.lock.json
        run: |
          if [ -z "$(git status --porcelain -- "$LOCK")" ]; then
            echo "Nothing has changed."
            exit 0
          fi
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git switch --create delegated-dcv-inventory
          git add -- "$LOCK"
          git commit --message 'Refresh the certificate inventory'
          git push --force origin delegated-dcv-inventory
          if [ -z "$(gh pr list --head delegated-dcv-inventory --json number --jq '.[].number')" ]; then
            gh pr create --fill --head delegated-dcv-inventory
          fi
`;

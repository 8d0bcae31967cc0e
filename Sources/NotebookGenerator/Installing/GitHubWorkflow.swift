/// A workflow for a report in somebody's repository: builds it and publishes it as the repository's pages.
enum GitHubWorkflow {
    static let path = ".github/workflows/report.yml"

    /// Results are kept between runs, by what could change them; a run that finds none computes all.
    static let text = """
        # Builds the report of chapters/ and publishes it. Settings, Pages, Source: "GitHub Actions".
        name: Report
        on:
          push:
            branches: [main]
          pull_request:
          workflow_dispatch:
        permissions:
          contents: read
          pages: write
          id-token: write
        concurrency:
          group: report-${{ github.ref }}
          cancel-in-progress: true
        jobs:
          build:
            runs-on: ubuntu-latest
            container: swift:6.3-bookworm
            env:
              # Where the notebook comes from: a clone of its repository, at a commit of your choice.
              NOTEBOOK: ${{ vars.NOTEBOOK_REPOSITORY }}
              NOTEBOOK_COMMIT: ${{ vars.NOTEBOOK_COMMIT || 'main' }}
            steps:
              - uses: actions/checkout@v4
              - name: Keep the notebook
                uses: actions/cache@v4
                with:
                  path: ~/notebook
                  key: notebook-6.3-${{ env.NOTEBOOK_COMMIT }}
              - name: Install the notebook
                run: |
                  [ -d ~/notebook/sources ] || git clone "$NOTEBOOK" ~/notebook/sources
                  cd ~/notebook/sources
                  git checkout "$NOTEBOOK_COMMIT"
                  sh .ci/install --prefix ~/.local
                  echo ~/.local/bin >> "$GITHUB_PATH"
              - name: Keep results
                uses: actions/cache@v4
                with:
                  path: .notebook
                  key: results-${{ runner.arch }}-${{ hashFiles('Package.swift', 'Package.resolved', 'Sources/**', 'chapters/**') }}
                  restore-keys: results-${{ runner.arch }}-
              - name: Build the report
                run: notebook build
              - uses: actions/upload-pages-artifact@v3
                if: github.ref == 'refs/heads/main'
                with:
                  path: site
          publish:
            if: github.ref == 'refs/heads/main'
            needs: build
            runs-on: ubuntu-latest
            environment:
              name: github-pages
            steps:
              - uses: actions/deploy-pages@v4

        """
}

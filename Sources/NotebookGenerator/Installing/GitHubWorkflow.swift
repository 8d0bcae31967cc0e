/// A workflow for a report in somebody's repository: builds it and publishes it as the repository's pages.
package struct GitHubWorkflow: Sendable {
    static let path = ".github/workflows/report.yml"

    /// Where the notebook is cloned from, and at which commit, if the repository's variables say nothing.
    private let source: (repository: String, commit: String)

    /// - Parameter installation: the notebook that the workflow is to build with too; nil for one that runs where it was built.
    package init(with installation: Installation?) {
        let commit = installation.map(\.commit).flatMap { $0.allSatisfy(\.isHexDigit) ? $0 : nil }
        source = (installation?.repository ?? "", commit ?? "main")
    }

    /// Results are kept between runs, by what could change them; a run that finds none computes all.
    var text: String { Self.template.replacing("REPOSITORY", with: source.repository).replacing("COMMIT", with: source.commit) }

    private static let template = """
        # Builds the report of chapters/ and publishes it. Settings, Pages, Source: "GitHub Actions".
        name: Report
        on:
          push:
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
              NOTEBOOK: ${{ vars.NOTEBOOK_SOURCE || 'REPOSITORY' }}
              NOTEBOOK_VERSION: ${{ vars.NOTEBOOK_VERSION || 'COMMIT' }}
            steps:
              - uses: actions/checkout@v4
              - name: Keep the notebook
                uses: actions/cache@v4
                with:
                  path: ~/notebook
                  key: notebook-6.3-${{ env.NOTEBOOK_VERSION }}
              - name: Install the notebook
                run: |
                  if [ -z "$NOTEBOOK" ]; then
                    echo "::error::Where is the notebook? Settings, Secrets and variables, Actions, Variables: NOTEBOOK_SOURCE, the URL of its repository"
                    exit 1
                  fi
                  [ -d ~/notebook/sources ] || git clone "$NOTEBOOK" ~/notebook/sources
                  cd ~/notebook/sources
                  git checkout "$NOTEBOOK_VERSION"
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
                if: github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
                with:
                  path: site
          publish:
            if: github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
            needs: build
            runs-on: ubuntu-latest
            environment:
              name: github-pages
            steps:
              - uses: actions/deploy-pages@v4

        """
}

import { chromium, type Browser } from 'playwright-core'

/** Software WebGL, since a machine that tests has no graphics card. */
const WITH_WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const WITHOUT_WEBGL = ['--disable-gpu']

/** The system's Chromium, in which the visualizer can draw. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return launch([...WITH_WEBGL, ...more])
}

/** The system's Chromium for pages without WebGL: so it takes less than half the work. */
export function launchPlainBrowser(more: readonly string[] = []): Promise<Browser> {
  return launch([...WITHOUT_WEBGL, ...more])
}

function launch(more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  })
}

import type { TestApp } from '../test-app.ts'
import type { TownFixture } from '../town-fixture.ts'
import type { Cast } from './cast.ts'

/** The app with a town in it, and who acts. */
export interface Stage {
  test: TestApp
  town: TownFixture
  cast: Cast
}

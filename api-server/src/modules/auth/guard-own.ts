import type { Viewer } from '@ai-community/shared/community/context.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext } from '../../context.ts'

/**
 * Runs what checks the member's own password or code; whoever has found an open session may not guess on.
 *
 * @throws DomainError `rate_limited`.
 */
export async function guardOwn<Result>(
  ctx: ApiContext,
  viewer: Viewer,
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = await ctx.attemptLimits.admitOwn(viewer.id)
  try {
    const result = await work()
    await attempt.refund()
    return result
  } catch (error) {
    const wasWrong = error instanceof DomainError && ['wrong_password', 'wrong_code'].includes(error.code)
    if (!wasWrong) await attempt.refund()
    throw error
  }
}

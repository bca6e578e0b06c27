import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import type {
  CommandStatus,
  ImageJobPage,
  InjectEvent,
  ModelUse,
  OperatorHealth,
  SimulationCommand,
  SimulationStatus,
} from '../api/models.ts'
import { useApi } from '../api/use-api.ts'

const FOLLOW_EVERY_MS = 500

/** The town from the operator's chair: its state, commands and what becomes of them, health, spend, pictures. */
export const useOperatorStore = defineStore('operator', () => {
  const api = useApi()
  const simulation = ref<SimulationStatus | null>(null)
  const health = ref<OperatorHealth | null>(null)
  const modelUse = ref<ModelUse | null>(null)
  const imageJobs = ref<ImageJobPage | null>(null)
  const failure = ref<Failure | null>(null)
  const lastCommand = ref<CommandStatus | null>(null)

  async function look(): Promise<void> {
    try {
      const [state, parts, use, jobs] = await Promise.all([
        answerOf(api.GET('/admin/simulation')),
        answerOf(api.GET('/admin/health')),
        answerOf(api.GET('/admin/llm')),
        answerOf(api.GET('/admin/image-jobs', { params: { query: { limit: 5 } } })),
      ])
      simulation.value = state
      health.value = parts
      modelUse.value = use
      imageJobs.value = jobs
      failure.value = null
    } catch (error) {
      failure.value = failureOf(error)
    }
  }

  /** Gives a command and follows it until it is done. @throws ApiError */
  async function command(wanted: SimulationCommand): Promise<CommandStatus> {
    const header = { 'Idempotency-Key': newIdempotencyKey() }
    const given = await answerOf(api.POST('/admin/simulation/commands', { params: { header }, body: wanted }))
    let status = await follow(given.id)
    while (status.state === 'queued' || status.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, FOLLOW_EVERY_MS))
      status = await follow(given.id)
    }
    await look()
    return status
  }

  async function follow(id: string): Promise<CommandStatus> {
    lastCommand.value = await answerOf(
      api.GET('/admin/simulation/commands/{id}', { params: { path: { id } } }),
    )
    return lastCommand.value
  }

  /** @throws ApiError */
  async function inject(event: InjectEvent): Promise<void> {
    const header = { 'Idempotency-Key': newIdempotencyKey() }
    await api.POST('/admin/world/events', { params: { header }, body: event })
  }

  return { simulation, health, modelUse, imageJobs, failure, lastCommand, look, command, inject }
})

import type { Resident } from '@ai-community/shared/contracts/world.ts'
import { paint } from '../output.ts'
import { renderTable } from '../table.ts'

const COLUMNS = [
  { title: 'name', maxWidth: 20, paint: paint.name },
  { title: 'username', maxWidth: 20 },
  { title: 'mood' },
  { title: 'where', maxWidth: 24, shrinks: true },
  { title: 'does', maxWidth: 60, shrinks: true },
]

export function renderResidents(residents: readonly Resident[]): string {
  return renderTable(
    COLUMNS,
    residents.map((resident) => [
      resident.displayName,
      resident.username,
      resident.status === 'asleep' ? 'asleep' : resident.mood,
      whereIs(resident),
      resident.activity.text[resident.language],
    ]),
  )
}

export function whereIs({ location, language }: Resident): string {
  return location ? location.name[language] : 'under way'
}

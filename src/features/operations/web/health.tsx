import { List } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import type { Tone } from '#platform/web/theme.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { operationsHealth } from '../contract.ts'
import { findingWords, type Level } from '../domain/findings.ts'

const tones: Readonly<Record<Level, Tone>> = { fine: 'met', warning: 'soon', problem: 'breached' }
const rank: Readonly<Record<Level, number>> = { problem: 0, warning: 1, fine: 2 }

/** Whether everything runs; what does not stands first, with what to do. */
export function Health() {
  const { t } = useTranslation('operations')
  const read = useRead(operationsHealth, {}, {}, { every: 30_000 })
  return (
    <ReadState read={read}>
      {({ findings }) => (
        <List
          dataSource={[...findings].sort((one, other) => rank[one.level] - rank[other.level])}
          renderItem={(finding) => {
            const { says, advice } = findingWords(finding)
            return (
              <List.Item
                extra={<StatusTag tone={tones[finding.level]} word={t(`levels.${finding.level}`)} />}
              >
                <List.Item.Meta
                  title={<span className="hx-sentence">{t(`findings.${says}`, finding.facts)}</span>}
                  description={
                    advice === null ? null : <span className="hx-sentence">{t(`findings.${advice}`)}</span>
                  }
                />
              </List.Item>
            )
          }}
        />
      )}
    </ReadState>
  )
}

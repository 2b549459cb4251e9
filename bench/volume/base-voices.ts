import { analyse } from '@huixiang/text-analysis/analyse.ts'
import { searchBigrams, searchTokens } from '@huixiang/text-analysis/search-tokens.ts'
import { analyserVersion } from '@huixiang/text-analysis/version.ts'
import type { Client } from 'pg'
import { rowOf } from '#features/analysis/server/analysis-row.ts'
import { inventTexts } from './texts.ts'

const longWord = /^[\u3400-\u9fff]{2,}$/

/** Puts the different texts, what the real analyser makes of them and what they are found by into a temporary table. */
export async function storeBaseVoices(client: Client): Promise<number> {
  const made = {
    feedbackId: '00000000-0000-7000-8000-000000000000',
    receivedAt: new Date(0),
    at: new Date(0),
    version: 1,
    added: [],
  }
  const rows = inventTexts().map((text, n) => {
    const bare = text.replace('{order}', '')
    const words = searchTokens(bare).filter((word) => !longWord.test(word))
    return {
      n,
      text,
      tokens: [...searchBigrams(bare), ...words],
      judged: rowOf(analyse(bare), { ...made, analyserVersion, taxonomyVersion: 1 }),
    }
  })
  await client.query(
    `create temporary table base_voices (n int primary key, text text, tokens tsvector, judged jsonb)`,
  )
  await client.query(
    `insert into base_voices select n, text, array_to_tsvector(tokens), judged
     from jsonb_to_recordset($1::jsonb) as v(n int, text text, tokens text[], judged jsonb)`,
    [JSON.stringify(rows)],
  )
  return rows.length
}

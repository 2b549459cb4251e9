import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { aptInstall, isDebianRoot } from './debian.js'

const program = '/usr/lib/postgresql/15/bin/postgres'
const clusterSettings = '/etc/postgresql-common/createcluster.conf'

/** Whether PostgreSQL 15 is here to test against, installed when missing and possible. */
export function havePostgres15() {
  if (!existsSync(program) && isDebianRoot()) {
    // Only the program is wanted: Debian would also create a database and start it.
    if (!existsSync(clusterSettings)) {
      mkdirSync('/etc/postgresql-common', { recursive: true })
      writeFileSync(clusterSettings, 'create_main_cluster = false\n')
    }
    aptInstall(['postgresql-15'])
  }
  return existsSync(program)
}

import pg from 'pg'

/** Owns the schema and runs migrations. */
export const ownerRole = 'huixiang_owner'
/** What the application works as: it may change rows, never tables. */
export const appRole = 'huixiang_app'
/** The database of the organisation. */
export const databaseName = 'huixiang'

/** Creates the two roles and the database where they are missing. */
export async function prepareRoles(socketDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(socketDir, 'postgres', 'postgres') })
  await client.connect()
  try {
    // Two processes may start at once; the lock ends with the connection.
    await client.query(`SELECT pg_advisory_lock(hashtext('${databaseName}'))`)
    const { rows } = await client.query(
      `SELECT rolname AS name FROM pg_roles WHERE rolname IN ('${ownerRole}', '${appRole}')
       UNION ALL SELECT datname FROM pg_database WHERE datname = '${databaseName}'`,
    )
    const present = new Set(rows.map((row) => row.name))
    // CREATEDB: a restore or a test run makes databases beside the organisation's own.
    if (!present.has(ownerRole)) await client.query(`CREATE ROLE ${ownerRole} LOGIN CREATEDB`)
    if (!present.has(appRole)) await client.query(`CREATE ROLE ${appRole} LOGIN`)
    if (!present.has(databaseName)) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`)
  } finally {
    await client.end()
  }
}

/** A connection string for `pg` and libpq alike; the host is the socket's folder. */
export function connectionUrl(socketDir: string, role: string, database: string): string {
  return `postgres://${role}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`
}

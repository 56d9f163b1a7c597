/** The embedded PostgreSQL cannot be used. The message is French, for whoever starts the program. */
export class EmbeddedDatabaseError extends Error {
  override readonly name: string = 'EmbeddedDatabaseError'
}

/** Another process already owns this data folder. */
export class EmbeddedDatabaseInUse extends EmbeddedDatabaseError {
  override readonly name = 'EmbeddedDatabaseInUse'
  /** Process that owns the folder. */
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(
      `Le dossier de données «\u00A0${folder}\u00A0» est déjà utilisé par le processus ${pid}. ` +
        'Arrêtez ce processus, ou choisissez un autre dossier (PREAU_DATA_DIR).',
    )
    this.pid = pid
  }
}

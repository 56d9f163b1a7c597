/** One picture of the documentation: which screenshot of the scenarios it comes from. */
export interface Picture {
  /** File in `docs/images/`. */
  readonly file: string
  /** Name given to `keeps` by a scenario of `e2e/`. */
  readonly kept: string
  /** How much of the page is shown from its top, in CSS pixels. */
  readonly height: number
}

/** The window of the scenarios: what a reader sees without scrolling. */
const firstScreen = 900

const taken = (file: string, kept: string, height = firstScreen): Picture => ({
  file: `${file}.webp`,
  kept,
  height,
})

/** Every picture taken from the browser scenarios. `npm run docs:images` makes the files again. */
export const pictures: readonly Picture[] = [
  taken('portail-declaration-guidee', 'administrator-guided', 1030),
  taken('portail-service-formulaire', '3-service-form', 1200),
  taken('portail-service-population', '3-service-population'),
  taken('portail-service-qui-a-acces', '3-service-entitled'),
  taken('portail-acces-personne', '3-person-access', 560),
  taken('portail-accueil-eleve', '5-pupil-home', 540),
  taken('portail-import-formulaire', '4-import-form', 740),
  taken('portail-import-confirmer', '4-step-3-confirm', 1340),
  taken('portail-import-compte-rendu', '4-report', 1300),
  taken('portail-information', '5-pupil-information', 800),
  taken('scolarite-delegation', '1-delegation-computed', 940),
  taken('scolarite-delegation-testee', '3-delegation-works', 700),
  taken('scolarite-ressources', '2-pupils'),
  taken('scolarite-export', '2-export', 1000),
  taken('scolarite-echecs', 'supervisor-failures', 700),
  taken('scolarite-echec', 'supervisor-failure-sheet', 1380),
]

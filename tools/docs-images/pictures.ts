/** One picture of the documentation: which screenshot of the scenarios it comes from. */
export interface Picture {
  /** File in `docs/images/`. */
  readonly file: string
  /** Name of the screenshot: `e2e-<name given to keeps>` of a scenario, or that given to `shoot` by a test of an app. */
  readonly kept: string
  /** How much of the page is shown from its top, in CSS pixels. */
  readonly height: number
}

/** The window of the scenarios: what a reader sees without scrolling. */
const firstScreen = 900

/** From a scenario of `e2e/`. */
const taken = (file: string, kept: string, height = firstScreen): Picture => shot(file, `e2e-${kept}`, height)

/** From a browser test of an app, for pages that the demonstration does not lead to. */
const shot = (file: string, kept: string, height = firstScreen): Picture => ({
  file: `${file}.webp`,
  kept,
  height,
})

/** Every picture taken from the browser scenarios and tests. `npm run docs:images` makes the files again. */
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
  taken('scolarite-brouillon', 'supervisor-draft', 820),
  taken('scolarite-essai', 'supervisor-trial', 800),
  taken('scolarite-historique', 'supervisor-settings-history', 440),
  taken('scolarite-colonnes', 'supervisor-columns', 1060),
  taken('scolarite-modifier-plusieurs', 'supervisor-bulk', 700),
  taken('scolarite-coller-colonne', 'supervisor-paste', 700),
  taken('scolarite-profils', 'supervisor-profiles', 760),
  taken('scolarite-choix-espace', 'choice-of-space', 360),
  taken('scolarite-causes', 'supervisor-causes', 760),
  taken('scolarite-doublons', 'supervisor-duplicates', 1380),
  taken('scolarite-annee', 'supervisor-year', 760),
  taken('scolarite-mon-acces', 'operator-access', 560),
  shot('scolarite-csv-colonnes', 'csv-columns', 1000),
  shot('scolarite-ws-federation', 'school-federation-tested', 900),
  shot('hebergement-bases', 'school-host-bases', 560),
]

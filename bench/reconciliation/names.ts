import type { Random } from './random.ts'

const boys =
  'Adam Alexis Amine Antoine Arthur Axel Baptiste Bilal Clément Damien Enzo Ethan Gabriel Gaspard Hugo Ibrahim Ilyes Jules Julien Kylian Léo Liam Louis Lucas Mael Malo Mathis Maxime Mehdi Mohamed Nathan Noah Nolan Oscar Paul Pierre Quentin Raphaël Rayan Robin Sacha Samuel Simon Théo Thomas Timéo Tom Victor Yanis Youssef'
const girls =
  'Adèle Agathe Alice Ambre Amina Anaïs Anna Apolline Camille Capucine Charlotte Chloé Clara Éléna Élise Emma Eva Fatima Inès Jade Jeanne Julie Juliette Laura Léa Léna Lilou Lina Lola Lou Louise Lucie Maëlys Manon Margaux Marie Mathilde Maya Mila Nina Noémie Océane Pauline Romane Rose Salomé Sarah Sofia Yasmine Zoé'
const men =
  'Abdelkader Alain Alexandre Antonio Arnaud Benoît Bernard Bruno Cédric Christian Christophe Cyril Daniel David Denis Didier Emmanuel Éric Fabrice Franck François Frédéric Gilles Grégory Guillaume Hervé Jean-Luc Jean-Pierre Jérôme Karim Laurent Ludovic Marc Mickaël Mohamed Nicolas Olivier Pascal Patrick Philippe Rachid Régis Samir Sébastien Stéphane Sylvain Thierry Vincent Xavier Yann'
const women =
  'Agnès Anne-Marie Aurélie Béatrice Brigitte Caroline Catherine Cécile Céline Christelle Christine Claire Corinne Delphine Élodie Émilie Estelle Fabienne Florence Françoise Hélène Isabelle Jennifer Karine Laetitia Laurence Magali Marie-Claude Marion Mélanie Mireille Myriam Nadia Nathalie Nicole Patricia Rachida Sabrina Sandrine Séverine Sophie Stéphanie Sylvie Valérie Vanessa Véronique Virginie Yasmina Zohra Élisabeth'
const frequent =
  'MARTIN BERNARD DUBOIS THOMAS ROBERT RICHARD PETIT DURAND LEROY MOREAU SIMON LAURENT LEFEBVRE MICHEL GARCIA DAVID BERTRAND ROUX VINCENT FOURNIER MOREL GIRARD ANDRÉ LEFÈVRE MERCIER DUPONT LAMBERT BONNET FRANÇOIS MARTINEZ DIALLO TRAORÉ BENALI HADDAD DA-SILVA DOS-SANTOS FERREIRA NGUYEN YILMAZ KAYA'
const heads =
  'BA BAR BEL BER BON BOU BRI CA CHA CHE COR DE DU FA FER FON GA GAR GER GO HA HUR JA JOU KER LA LAR LE MA MAR MON NA NOR PA PER PLA PRE QUE RA REN RI RO SA SAU SOR TA TER THI TOU TRE VA VER VI'
const middles =
  'BA BE BI BO CHE DA DE DI DU FE GA GE GNO LA LE LI LO MA ME MI NA NE NI RA RE RI RO SA SE TA TE TI VA VE'
const tails =
  'ARD AUD AULT EAU ELLE EN ENC ER ET IER IN LET LIN LOT MONT NET NIER RAND RET RON SON TEL TIER TIN VAL VIN'

const split = (words: string): readonly string[] => words.split(' ')
const lists = {
  boys: split(boys),
  girls: split(girls),
  men: split(men),
  women: split(women),
  frequent: split(frequent).map((name) => name.replaceAll('-', ' ')),
  heads: split(heads),
  middles: split(middles),
  tails: split(tails),
}

/** A fictitious surname: one in six is frequent, the others are made of syllables; some have a particle or two parts. */
export function drawSurname(random: Random): string {
  if (random.chance(0.16)) return random.pick(lists.frequent)
  const made = `${random.pick(lists.heads)}${random.chance(0.7) ? random.pick(lists.middles) : ''}${random.pick(lists.tails)}`
  if (random.chance(0.05)) return `${random.pick(['LE', 'DE', 'BEN', 'EL', 'DU'])} ${made}`
  return random.chance(0.05) ? `${made}-${random.pick(lists.heads)}${random.pick(lists.tails)}` : made
}

/** A first name by sex and generation; low ranks are more frequent, as in real life. */
export function drawFirstName(random: Random, sex: 'M' | 'F', generation: 'child' | 'adult'): string {
  const list =
    generation === 'child' ? (sex === 'M' ? lists.boys : lists.girls) : sex === 'M' ? lists.men : lists.women
  const rank = Math.floor(random.next() ** 1.4 * list.length)
  const first = list[rank] ?? list[0] ?? ''
  // Rare first names: real registers have a long tail.
  return random.chance(0.12)
    ? `${first.slice(0, 3)}${random.pick(['ana', 'iel', 'io', 'line', 'ya', 'ane', 'is'])}`
    : first
}

import type { Random } from '../random.ts'
import { draw, type WeightedTable, weightedTable } from './weighted-table.ts'

/** Sex as the school files know it. */
export type Sex = 'F' | 'M'

/**
 * First names by generation and sex, with weights in thousands of births.
 *
 * Source: Insee, fichier des prénoms, état civil (Licence Ouverte 2.0): the hundred most given names of each
 * generation and its twelve most given double names. See `SOURCES.md`.
 */
const generations: readonly { from: number; sex: Sex; table: WeightedTable }[] = [
  {
    from: 1955,
    sex: 'F',
    table: weightedTable(`
Catherine 170|Sylvie 166|Marie 158|Martine 144|Christine 131|Brigitte 120|Isabelle 106|Françoise 105|
Patricia 104|Véronique 96|Chantal 87|Dominique 81|Nadine 63|Corinne 61|Annie 59|Pascale 58|Nathalie 54|
Monique 52|Évelyne 51|Béatrice 51|Nicole 50|Anne 45|Laurence 44|Claudine 44|Michèle 44|Marie-Christine 41|
Élisabeth 41|Jocelyne 38|Fabienne 36|Annick 35|Joëlle 35|Florence 34|Christiane 34|Valérie 32|Maryse 30|
Agnès 30|Jacqueline 30|Bernadette 30|Anne-Marie 28|Josiane 27|Mireille 26|Hélène 25|Ghislaine 25|Danielle 24|
Muriel 24|Odile 23|Sophie 23|Geneviève 22|Régine 21|Sylviane 20|Michelle 20|Marie-Claude 18|Myriam 18|
Colette 18|Carole 18|Viviane 17|Marie-France 16|Éliane 16|Francine 16|Marie-Hélène 16|Danièle 15|
Marie-Thérèse 15|Maryline 15|Gisèle 15|Marie-José 14|Nelly 14|Claire 14|Nadia 13|Liliane 13|Josette 13|
Lydie 13|Sabine 12|Marie-Pierre 12|Édith 12|Thérèse 12|Marie-Claire 12|Caroline 12|Murielle 12|Frédérique 11|
Denise 11|Yvette 10|Cécile 10|Marie-Françoise 10|Maria 10|Marie-Line 9|Yolande 9|Claude 9|Anita 9|Aline 8|
Marie-Noëlle 8|Jeannine 8|Marie-Laure 8|Roselyne 8|Pierrette 8|Marianne 8|Claudie 8|Solange 7|Maryvonne 7|
Arlette 7|Marylène 7
`),
  },
  {
    from: 1955,
    sex: 'M',
    table: weightedTable(`
Philippe 230|Patrick 188|Jean 188|Alain 157|Michel 156|Pascal 149|Christian 129|Thierry 124|Éric 119|
Didier 118|Dominique 108|Bruno 88|Daniel 87|Bernard 86|Gilles 70|Pierre 68|Jean-Pierre 63|Gérard 63|Marc 63|
Serge 61|Jean-Luc 58|Claude 57|Jacques 57|François 55|Joël 50|Denis 50|Patrice 48|Laurent 48|Yves 45|
Frédéric 45|Jean-Claude 43|Jean-Marc 41|Hervé 40|André 40|Guy 39|Francis 39|Christophe 38|Olivier 38|
Jean-Michel 36|Jean-François 30|Jean-Paul 29|Jean-Louis 28|Stéphane 26|Robert 25|Jean-Marie 24|René 23|
Gilbert 22|Franck 22|Georges 21|Jean-Jacques 20|Jacky 20|Joseph 19|Fabrice 19|Luc 19|Roger 18|Vincent 17|
Richard 17|Henri 17|Lionel 17|Roland 16|Jean-Yves 15|Régis 15|Bertrand 15|Marcel 15|Xavier 14|José 14|
Paul 14|Antoine 13|Sylvain 13|Yannick 13|Maurice 12|Hubert 12|Raymond 12|Louis 11|Charles 11|Benoît 10|
Jean-Philippe 10|Emmanuel 10|Rémy 10|Nicolas 9|Loïc 9|Jérôme 8|Noël 8|Yvon 8|Rémi 7|Lucien 7|William 7|
Martial 7|Albert 7|Étienne 6|Max 5|Arnaud 5|Jean-Christophe 5|Hugues 5|Gabriel 5|Jean-Noël 5|Gérald 5|
Norbert 5|David 5|Fabien 4
`),
  },
  {
    from: 1965,
    sex: 'F',
    table: weightedTable(`
Nathalie 247|Isabelle 184|Valérie 175|Sandrine 141|Sylvie 140|Catherine 103|Véronique 103|Laurence 96|
Christine 90|Sophie 87|Corinne 85|Christelle 80|Stéphanie 72|Marie 69|Florence 68|Karine 67|Patricia 63|
Anne 57|Carole 49|Fabienne 49|Céline 48|Béatrice 43|Virginie 43|Cécile 39|Delphine 39|Françoise 33|Sandra 33|
Pascale 32|Caroline 31|Sabine 30|Agnès 29|Muriel 29|Hélène 28|Martine 28|Severine 28|Emmanuelle 27|Magali 27|
Élisabeth 27|Nadine 27|Myriam 26|Nadia 23|Frédérique 23|Brigitte 22|Chantal 22|Maria 22|Dominique 22|
Sonia 21|Claire 19|Murielle 18|Carine 16|Laure 15|Évelyne 15|Annie 15|Geraldine 14|Laetitia 14|Lydie 14|
Alexandra 14|Mireille 14|Katia 14|Estelle 13|Marie-Christine 13|Christel 13|Marie-Laure 13|Claudine 13|
Marie-Pierre 12|Nadege 12|Rachel 12|Anne-Marie 12|Aline 11|Cathy 11|Angelique 11|Maryline 11|Nelly 10|
Benedicte 10|Christèle 10|Nicole 10|Michèle 10|Odile 10|Joëlle 9|Annick 9|Monique 9|Marie-Hélène 9|
Jocelyne 8|Lydia 8|Corine 8|Gaelle 8|Ghislaine 8|Barbara 8|Maryse 8|Sabrina 8|Natacha 7|Jacqueline 7|
Régine 7|Malika 7|Armelle 7|Sarah 7|Marie-France 7|Marielle 7|Peggy 7|Anita 6|Anne-Sophie 6|Marie-Noëlle 6|
Marie-Claude 5|Marie-Claire 5|Marie-Line 4|Marie-Thérèse 4
`),
  },
  {
    from: 1965,
    sex: 'M',
    table: weightedTable(`
Christophe 203|Laurent 170|Stéphane 166|Philippe 155|Frédéric 143|Éric 139|Olivier 125|Thierry 125|David 120|
Pascal 111|Franck 98|Bruno 77|Patrick 73|Fabrice 71|Jean 69|Sébastien 68|Didier 64|Alain 62|Jérôme 58|
Emmanuel 53|Hervé 52|Nicolas 51|Michel 51|Dominique 49|Vincent 46|Christian 44|François 43|Gilles 42|Marc 42|
Pierre 41|Patrice 40|Sylvain 35|Denis 34|Xavier 33|Daniel 33|Arnaud 33|Jean-François 31|Lionel 30|
Jean-Luc 29|Ludovic 27|Jean-Marc 27|Yannick 26|Jean-Pierre 25|Jean-Michel 24|Benoît 24|Serge 22|Cyril 22|
Richard 21|Fabien 21|Claude 21|Michael 20|Joël 20|José 19|Bertrand 19|Bernard 19|Yann 19|Guillaume 18|
Alexandre 18|Cédric 18|Jean-Philippe 18|Yves 17|Jacques 16|Régis 16|Jean-Christophe 16|Cyrille 15|
Jean-Claude 14|Francis 14|Luc 14|Gérard 13|Raphaël 13|Loïc 12|Antoine 12|André 12|William 11|Manuel 11|
Damien 11|Jean-Marie 11|Grégory 11|Mickaël 11|Guy 10|Jean-Paul 10|Jean-Louis 10|Samuel 10|Gérald 10|
Georges 10|Joseph 9|Thomas 9|Jean-Yves 9|Florent 9|Karim 8|Antonio 8|Julien 8|Robert 8|Anthony 8|Mohamed 8|
Martial 7|Tony 7|Paul 7|Jean-Jacques 7|Jacky 7
`),
  },
  {
    from: 1975,
    sex: 'F',
    table: weightedTable(`
Stéphanie 115|Céline 113|Aurélie 88|Virginie 86|Sandrine 79|Laetitia 70|Sophie 65|Émilie 65|Marie 65|
Nathalie 62|Delphine 60|Audrey 60|Christelle 56|Caroline 55|Sabrina 51|Julie 48|Isabelle 48|Élodie 46|
Karine 43|Severine 43|Sandra 43|Cécile 41|Vanessa 41|Alexandra 36|Anne 36|Mélanie 35|Angelique 35|Valérie 34|
Hélène 33|Magali 32|Sonia 29|Claire 29|Emmanuelle 28|Carole 26|Sylvie 26|Florence 25|Jessica 24|Carine 23|
Véronique 23|Aurore 22|Cindy 22|Laure 21|Laurence 21|Catherine 20|Fanny 20|Estelle 20|Gaelle 20|Jennifer 20|
Nadia 19|Amandine 19|Amélie 19|Marion 19|Myriam 16|Sarah 16|Nadege 16|Christine 16|Adeline 15|Aline 15|
Lucie 14|Ludivine 14|Geraldine 14|Ingrid 13|Magalie 13|Patricia 13|Linda 12|Aude 12|Marjorie 12|Fabienne 12|
Charlotte 12|Natacha 12|Sabine 12|Maud 12|Anne-Sophie 12|Corinne 11|Béatrice 11|Élise 11|Peggy 10|
Élisabeth 10|Pauline 10|Marina 10|Mathilde 10|Agnès 10|Lydie 10|Coralie 9|Nelly 9|Frédérique 9|Muriel 9|
Camille 9|Séverine 9|Anne-Laure 9|Marie-Laure 8|Katia 8|Alice 8|Rachel 8|Maryline 8|Cathy 7|Angélique 7|
Marlène 7|Dorothee 7|Barbara 7|Marie-Pierre 3|Anne-Lise 3|Marie-Hélène 2|Anne-Claire 2|Anne-Marie 2|
Marie-Christine 2|Anne-Cécile 2|Marie-Ange 2|Marie-Noëlle 1
`),
  },
  {
    from: 1975,
    sex: 'M',
    table: weightedTable(`
Sébastien 159|Nicolas 149|David 111|Julien 109|Christophe 96|Frédéric 94|Stéphane 81|Jérôme 88|Cédric 85|
Guillaume 72|Olivier 72|Laurent 65|Vincent 63|Alexandre 58|Ludovic 56|Arnaud 47|Thomas 45|Mickaël 44|
Grégory 43|Sylvain 43|Mathieu 42|Fabien 40|Anthony 39|Damien 39|Benoît 39|Michael 36|Pierre 35|Franck 35|
Romain 35|Cyril 34|Fabrice 34|Éric 33|Emmanuel 33|Jean 32|François 31|Philippe 31|Benjamin 29|Xavier 28|
Jonathan 27|Yannick 25|Yann 25|Jérémy 24|Matthieu 24|Aurélien 24|Loïc 23|Antoine 21|Bruno 21|Pascal 21|
Marc 20|Samuel 20|Thierry 20|Lionel 19|Maxime 18|Florent 17|Raphaël 16|Florian 15|Patrick 14|Yoann 14|
Mohamed 14|Bertrand 14|Hervé 14|Karim 13|Tony 13|Michel 13|Jean-François 13|Patrice 13|Gilles 12|Cyrille 12|
Rémi 12|Alexis 11|Daniel 11|Kevin 11|Jean-Philippe 11|Adrien 10|Clément 10|Jean-Baptiste 10|Didier 10|
Denis 10|Alain 10|William 9|Richard 9|Christian 9|Steve 9|Jimmy 9|Jérémie 9|Yohann 9|Dominique 9|Johan 9|
Gaëtan 8|Gérald 8|Mikael 8|Manuel 8|Charles 8|Brice 8|Rémy 8|Régis 8|Gaël 8|Johann 8|Jean-Christophe 7|
Jean-Michel 6|Jean-Marc 5|Jean-Charles 4|Jean-Pierre 4|Jean-Marie 4|Jean-Luc 3|Pierre-Yves 3|Jean-Louis 2
`),
  },
  {
    from: 1985,
    sex: 'F',
    table: weightedTable(`
Marie 108|Julie 102|Laura 97|Élodie 93|Marine 86|Camille 84|Pauline 81|Marion 79|Aurélie 78|Émilie 74|
Mélanie 73|Anaïs 71|Sarah 69|Manon 69|Audrey 67|Léa 58|Amandine 56|Mathilde 55|Charlotte 55|Céline 54|
Chloé 52|Justine 51|Lucie 50|Sophie 47|Morgane 45|Claire 44|Stéphanie 44|Caroline 42|Laetitia 42|Amélie 42|
Jennifer 41|Jessica 39|Cindy 39|Mélissa 38|Fanny 38|Alexandra 33|Océane 33|Coralie 32|Sabrina 31|Aurore 31|
Vanessa 30|Virginie 29|Clémence 28|Adeline 27|Cécile 27|Hélène 27|Margaux 26|Alice 26|Estelle 25|Charlène 25|
Ophélie 25|Angelique 25|Juliette 24|Sandra 24|Élise 23|Delphine 22|Noemie 22|Lisa 21|Maeva 21|Clara 21|
Laurie 20|Laure 20|Ludivine 20|Emma 20|Marina 19|Emeline 19|Alexia 19|Célia 18|Inès 18|Anne 18|Sonia 17|
Louise 17|Alicia 17|Emmanuelle 17|Eva 17|Christelle 16|Myriam 16|Johanna 16|Gaelle 15|Deborah 15|Margot 15|
Solène 15|Kelly 15|Julia 14|Sandrine 14|Gwendoline 14|Lucile 14|Agathe 14|Elsa 13|Anne-Sophie 13|Nathalie 13|
Cynthia 13|Elisa 13|Charline 13|Aline 13|Clémentine 12|Floriane 12|Marjorie 12|Alison 12|Laurine 12|
Anne-Laure 8|Marie-Laure 3|Anne-Lise 3|Marie-Charlotte 3|Anne-Charlotte 3|Anne-Claire 2|Marie-Ange 1|
Anne-Cécile 1|Marie-Anne 1|Anne-Marie 1|Marie-Sophie 1
`),
  },
  {
    from: 1985,
    sex: 'M',
    table: weightedTable(`
Nicolas 141|Julien 138|Thomas 132|Alexandre 125|Kevin 119|Maxime 107|Romain 104|Anthony 102|Guillaume 97|
Florian 82|Jérémy 78|Benjamin 77|Antoine 76|Pierre 74|Quentin 74|Vincent 71|Mathieu 69|Clément 69|
Jonathan 68|Sébastien 65|Alexis 61|Adrien 58|Damien 57|David 55|Valentin 51|Mickaël 47|Loïc 43|Lucas 42|
Aurélien 40|Matthieu 39|Jordan 38|Arnaud 38|Dylan 37|Cédric 37|Fabien 37|Hugo 36|Paul 36|Benoît 36|Rémi 34|
Baptiste 33|Ludovic 33|Christophe 31|Florent 31|Simon 31|Jérôme 30|François 30|Christopher 29|Théo 29|
Sylvain 28|Thibault 27|Cyril 27|Louis 27|Corentin 27|Raphaël 27|Bastien 26|Arthur 26|Olivier 26|Stéphane 25|
Jean 25|Axel 24|Victor 24|Frédéric 24|Gaëtan 23|Steven 23|Yann 22|Yoann 22|Samuel 21|Grégory 21|Dimitri 21|
Geoffrey 20|Michael 20|Mohamed 20|Charles 20|Laurent 20|Rémy 20|Mehdi 19|Xavier 19|Thibaut 19|William 19|
Marc 18|Léo 18|Robin 18|Jean-Baptiste 18|Jimmy 17|Tony 17|Nathan 16|Emmanuel 16|Morgan 16|Franck 16|
Martin 15|Tristan 15|Étienne 15|Maxence 14|Johan 14|Yannick 13|Gabriel 13|Dorian 13|Jérémie 12|Jason 12|
Yohan 12|Jean-Philippe 5|Jean-François 5|Jean-Christophe 4|Jean-Charles 3|Marc-Antoine 3|Pierre-Louis 3|
Pierre-Yves 3|Pierre-Antoine 2|Jean-Michel 2|François-Xavier 2|Jean-Marie 2
`),
  },
  {
    from: 2010,
    sex: 'F',
    table: weightedTable(`
Emma 36|Jade 31|Louise 30|Manon 29|Lola 26|Chloé 26|Camille 24|Léa 24|Lina 23|Sarah 22|Alice 20|Inès 20|
Zoé 18|Lilou 18|Eva 17|Juliette 17|Léna 17|Lucie 17|Clara 17|Romane 16|Louna 16|Ambre 16|Anna 15|Julia 14|
Jeanne 14|Rose 14|Lou 13|Nina 13|Mila 12|Charlotte 12|Louane 11|Maëlys 11|Lana 11|Anaïs 11|Margaux 11|
Mathilde 11|Lisa 11|Inaya 11|Clémence 10|Alicia 10|Léonie 10|Ines 10|Agathe 10|Marie 10|Lily 9|Elsa 9|
Pauline 9|Margot 9|Sofia 8|Élise 8|Yasmine 8|Luna 8|Elisa 8|Olivia 8|Laura 8|Capucine 8|Célia 8|Noémie 8|
Julie 7|Aya 7|Elena 7|Adèle 7|Justine 7|Océane 7|Lena 7|Victoria 7|Léana 6|Valentine 6|Gabrielle 6|Assia 6|
Lea 6|Faustine 6|Sara 6|Mia 6|Lise 6|Chloe 6|Emy 6|Giulia 6|Mélina 6|Maelys 6|Lyna 6|Émilie 6|Apolline 5|
Maya 5|Victoire 5|Alix 5|Emmy 5|Enora 5|Lya 5|Kenza 5|Léane 5|Maëlle 5|Nour 5|Charlie 5|Lila 5|Eloïse 5|
Eden 5|Soline 5|Marion 5|Mélissa 5|Lily-Rose 3|Lou-Anne 2|Lou-Ann 2|Lili-Rose 1|Marie-Lou 1|Lilly-Rose 1|
Anne-Sophie 1|Anne-Lise 1|Lila-Rose 1|Marie-Ange 1|Lee-Lou 1|May-Line 1
`),
  },
  {
    from: 2010,
    sex: 'M',
    table: weightedTable(`
Lucas 39|Gabriel 36|Nathan 35|Louis 34|Hugo 33|Jules 32|Ethan 30|Enzo 30|Adam 29|Léo 28|Arthur 28|Nolan 25|
Raphaël 32|Tom 24|Paul 23|Mathis 23|Noah 22|Sacha 21|Maxime 19|Théo 19|Timéo 19|Yanis 18|Liam 18|Axel 18|
Gabin 18|Mohamed 18|Maël 17|Thomas 17|Antoine 17|Clément 17|Baptiste 17|Evan 16|Maxence 15|Mathéo 14|
Alexandre 14|Rayan 14|Victor 14|Valentin 14|Aaron 14|Robin 13|Martin 13|Alexis 13|Noé 12|Noa 12|Samuel 12|
Simon 11|Lenny 11|Mathys 10|Lorenzo 10|Quentin 9|Marius 9|Kylian 9|Esteban 9|Gaspard 8|Tiago 8|Eliott 8|
Adrien 8|Eden 8|Benjamin 8|Augustin 8|Amine 8|Ilyes 7|Romain 7|Nino 7|Mael 7|Noam 7|Malo 7|Leo 7|Pierre 7|
Kenzo 7|Camille 7|Oscar 7|Bastien 7|Timeo 6|Léon 6|Naël 6|Louka 6|Antonin 6|Ibrahim 6|Ruben 6|William 6|
Ayoub 6|Kaïs 6|Titouan 6|Mathias 6|Jean 6|Thibault 6|Tristan 6|Noham 6|Soan 6|Diego 6|Isaac 5|Rafael 5|
Dylan 5|Youssef 5|David 5|Mathieu 5|Amir 5|Younes 5|Jean-Baptiste 1|Léo-Paul 1|Pierre-Louis 1|Marc-Antoine 1|
Pierre-Antoine 1|Paul-Antoine 1|Mohammed-Amine 1|Chems-Eddine 1|Louis-Marie 1|Paul-Arthur 1|
Pierre-Alexandre 1|Muhammed-Ali 1
`),
  },
]

/** Draws a first name that somebody of this sex, born that year, plausibly has. */
export function drawFirstName(random: Random, sex: Sex, year: number): string {
  const known = generations.filter((generation) => generation.sex === sex)
  const fitting = known.findLast((generation) => generation.from <= year) ?? known[0]
  if (fitting === undefined) throw new RangeError(`No first names for sex ${sex}`)
  return draw(random, fitting.table)
}

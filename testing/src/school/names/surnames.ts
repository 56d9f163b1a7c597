import { weightedTable } from './weighted-table.ts'

/**
 * Surnames with their weights: how often each is met, not who bears it.
 *
 * Weights follow counts made over a public test file whose names follow the Insee frequencies; accents, and the
 * names with an apostrophe or from abroad at the end, are ours. See `SOURCES.md`.
 */
export const surnames = weightedTable(`
Martin 357|Bernard 164|Durand 161|Dubois 155|Richard 141|Thomas 141|Petit 137|Robert 129|Simon 128|
Moreau 122|Laurent 121|Leroy 112|Michel 111|Lefebvre 102|Rousseau 97|Bertrand 96|Roux 95|Morel 93|Bonnet 91|
David 91|Fournier 91|Guérin 89|Lefèvre 86|Girard 85|Chevalier 82|Lambert 81|Mercier 79|Garcia 78|Faure 77|
Gautier 77|Müller 77|Dupont 73|Perrin 73|Dufour 72|Vincent 72|André 71|Fontaine 71|Dumont 68|Leroux 68|
Picard 68|Duval 67|Gauthier 67|Garnier 66|Marchand 66|Boyer 64|Legrand 64|Mathieu 64|Morin 64|Vidal 64|
Clément 63|Blanc 62|Dumas 62|Martinez 62|Henry 61|Gaillard 60|Lucas 60|Schmitt 60|Denis 58|Lemaire 58|
Roussel 58|Nicolas 57|Meyer 56|Noël 55|Robin 55|Fabre 53|Giraud 53|Joly 53|Lopez 53|Arnaud 52|François 52|
Olivier 52|Roche 52|Brun 51|Brunet 51|Colin 51|Gérard 51|Rey 51|Royer 51|Blanchard 50|Rivière 50|
Bourgeois 49|Le Gall 49|Philippe 48|Roy 47|Adam 46|Caron 46|Lacroix 46|Masson 46|Dupuy 45|Lemoine 45|
Renard 45|Rémy 44|Guillot 43|Meunier 43|Moulin 43|Rolland 43|Fernandez 42|Jacob 42|Renaud 42|Rodriguez 42|
Sanchez 42|Jean 41|Barbier 40|Berger 40|Daniel 40|Dupuis 40|Louis 40|Monnier 40|Roger 40|Weber 40|Baron 39|
Lecomte 39|Perrot 39|Prévost 39|Aubert 38|Besson 38|Leblanc 38|Perez 38|Bouvier 37|Charles 37|Fleury 37|
Hubert 37|Lebrun 37|Leclerc 37|Leclercq 37|Paris 37|Deschamps 36|Huet 36|Benoît 35|Boucher 35|Gay 35|
Jacquet 35|Renault 35|Vasseur 35|Briand 34|Charpentier 34|Hervé 34|Langlois 34|Léger 34|Mallet 34|Marty 34|
Pelletier 34|Pierre 34|Tessier 34|Carpentier 33|Coste 33|Lesage 33|Maillard 33|Michaud 33|Buisson 32|
Carré 32|Lévy 32|Ménard 32|Besnard 31|Bouchet 31|Delmas 31|Guichard 31|Julien 31|Macé 31|Barbe 30|Carlier 30|
Collet 30|Guillaume 30|Humbert 30|Le Goff 30|Morvan 30|Perrier 30|Rocher 30|Bigot 29|Chevallier 29|Colas 29|
Collin 29|Delaunay 29|Germain 29|Hamon 29|Laporte 29|Lejeune 29|Millet 29|Ollivier 29|Poirier 29|Sauvage 29|
Thibault 29|Voisin 29|Barré 28|Blanchet 28|Bruneau 28|Chauvin 28|Cohen 28|Gros 28|Guyot 28|Hardy 28|
Le Roux 28|Lévêque 28|Marchal 28|Martineau 28|Navarro 28|Riou 28|Rossi 28|Schneider 28|Bertin 27|
Boulanger 27|Breton 27|Chauveau 27|Cousin 27|Hébert 27|Imbert 27|Launay 27|Lelièvre 27|Lombard 27|Verdier 27|
Bailly 26|Le Corre 26|Perret 26|Aubry 25|Berthelot 25|Blin 25|Boulay 25|Bousquet 25|Coulon 25|Delannoy 25|
Georges 25|Lacombe 25|Martinet 25|Rousset 25|Albert 24|Barthélemy 24|Carrière 24|Chauvet 24|Cordier 24|
Da Silva 24|Delattre 24|Forestier 24|Gonzalez 24|Joubert 24|Klein 24|Lagarde 24|Lenoir 24|Mahé 24|Massé 24|
Merle 24|Merlin 24|Pagès 24|Payet 24|Pineau 24|Bénard 23|Duclos 23|Étienne 23|Guillou 23|Guy 23|Jullien 23|
Laborde 23|Lemonnier 23|Maréchal 23|Martel 23|Neveu 23|Pons 23|Reynaud 23|Seguin 23|Tanguy 23|Bois 22|
Boutin 22|Camus 22|Chapuis 22|Chrétien 22|Clerc 22|Didier 22|Duhamel 22|Joseph 22|Jourdan 22|Lasserre 22|
Le Gal 22|Marquet 22|Mary 22|Prigent 22|Ruiz 22|Texier 22|Bourdon 21|Charbonnier 21|Chartier 21|Comte 21|
Delorme 21|Favre 21|Gervais 21|Guillet 21|Guillon 21|Husson 21|Labbé 21|Lefort 21|Leleu 21|Maillet 21|
Pasquier 21|Pichon 21|Poulain 21|Pujol 21|Raynaud 21|Régnier 21|Ricard 21|Roques 21|Antoine 20|Auger 20|
Besse 20|Blondel 20|Dupré 20|Fernandes 20|Ferrand 20|Fischer 20|Gilbert 20|Gómez 20|Grégoire 20|Grenier 20|
Legros 20|Lemaître 20|Marin 20|Rousselle 20|Vial 20|Billard 19|Courtois 19|Couturier 19|Delahaye 19|
Esnault 19|Faucher 19|Fouquet 19|Gillet 19|Girault 19|Granger 19|Hernandez 19|Huguet 19|Lainé 19|Lamy 19|
Maury 19|Nguyen 19|Normand 19|Péron 19|Pierron 19|Prat 19|Rault 19|Raymond 19|Valette 19|Alexandre 18|
Allain 18|Baudry 18|Bonneau 18|Caillaud 18|Combes 18|Cornet 18|Cros 18|Delpech 18|Devaux 18|Evrard 18|
Ferry 18|Gonçalves 18|Gosselin 18|Gras 18|Guillemin 18|Jacquot 18|Leblond 18|Lebreton 18|Leduc 18|Marc 18|
Maurice 18|Paul 18|Poisson 18|Serre 18|Vaillant 18|Zimmermann 18|Avril 17|Benoist 17|Bernier 17|Bidault 17|
Bouchard 17|Bouvet 17|Brault 17|Champion 17|Doré 17|Dupin 17|Fortin 17|Gaudin 17|Grondin 17|Guilbert 17|
Guyon 17|Jacques 17|Lafon 17|Lalanne 17|Le Guen 17|Ledoux 17|Lelong 17|Léonard 17|Mas 17|Mignot 17|
Mounier 17|Page 17|Parent 17|Payen 17|Pommier 17|Prévot 17|Sabatier 17|Saunier 17|Wagner 17|Weiss 17|
Armand 16|Barthe 16|Bazin 16|Bonnin 16|Brunel 16|Charlot 16|Charrier 16|Chevrier 16|Chopin 16|Crouzet 16|
Delage 16|Diaz 16|Dubreuil 16|Duret 16|Gicquel 16|Gimenez 16|Godin 16|Grandjean 16|Guillard 16|James 16|
Jégou 16|Lafont 16|Lallemand 16|Laroche 16|Le Bris 16|Le Roy 16|Leconte 16|Legendre 16|Mazet 16|Monteil 16|
Mouton 16|Nicolle 16|Pichot 16|Richer 16|Rigaud 16|Salomon 16|Stéphan 16|Toutain 16|Vacher 16|Valentin 16|
Vallée 16|Vallet 16|Vivier 16|Bayle 15|Berthier 15|Bouquet 15|Busson 15|Calvet 15|Castel 15|Constant 15|
Cornu 15|Crépin 15|Dubos 15|Forest 15|Galland 15|Gallet 15|Gibert 15|Grand 15|Guibert 15|Guignard 15|
Hoarau 15|Lacour 15|Lavigne 15|Le Berre 15|Le Gac 15|Levasseur 15|Maillot 15|Marais 15|Marion 15|Martins 15|
Maurin 15|Morand 15|Oger 15|Parmentier 15|Pasquet 15|Pinault 15|Puech 15|Robinet 15|Rodrigues 15|
Schaeffer 15|Andrieu 14|Bauer 14|Becker 14|Blot 14|Bosc 14|Chiron 14|Cloarec 14|Couderc 14|Delamare 14|
Dos Santos 14|Faivre 14|Foulon 14|Garcin 14|Godefroy 14|Godet 14|Jamet 14|Jolivet 14|Jossé 14|Kieffer 14|
Lamotte 14|Le Bihan 14|Le Brun 14|Lebon 14|Leclere 14|Lecoq 14|Lesueur 14|Maire 14|Mauger 14|Papin 14|
Pélissier 14|Petitjean 14|Rambaud 14|Rougier 14|Schwartz 14|Sellier 14|Soulier 14|Tardy 14|Terrier 14|
Tissot 14|Tixier 14|Tournier 14|Toussaint 14|Walter 14|Allard 13|Andres 13|Andrieux 13|Aubin 13|Barbet 13|
Barret 13|Barrière 13|Baudet 13|Beaumont 13|Bellet 13|Bodin 13|Boisseau 13|Bonhomme 13|Bonnard 13|
Bonnefoy 13|Bourdin 13|Bourguignon 13|Brochard 13|Brossard 13|Châtelain 13|Favier 13|Foucault 13|Fritsch 13|
Gabriel 13|Geoffroy 13|Granier 13|Guéguen 13|Héraud 13|Hilaire 13|Hoareau 13|Honoré 13|Janin 13|Jaouen 13|
Jouve 13|Jung 13|Le Floch 6|Le Garrec 6|Le Moal 6|Le Dantec 5|Le Tallec 5|De Oliveira 4|Da Costa 6|
Saint-Martin 7|Di Benedetto 4|D'Hervé 12|D'Amico 14|L'Hostis 20|Ben Salah 6|Ben Amar 4|El Amrani 6|El Khatib 3|
Diallo 14|Traoré 12|Cissé 8|Sow 7|Bah 6|Benali 9|Haddad 7|Belkacem 7|Yilmaz 5|Kaya 5|Kowalski 5|Nowak 4|
Öztürk 3|Moussaoui 5|Ouédraogo 3|N'Diaye 24|N'Guessan 16|Ravelonarivo 3|Vu 2|Pham 2
`)

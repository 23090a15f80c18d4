//! Numbers in order, of which any stretch is counted quickly and which one at a time are added and taken away.

/// So many numbers stand in one piece; twice as many are halved.
const PIECE: usize = 2_048;

/// Numbers in ascending order, each as often as it was put.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// None of them is empty.
    pieces: Vec<Vec<u64>>,
    /// How many numbers stand before each piece.
    before: Vec<usize>,
}

impl Shelf {
    /// A shelf of all these numbers.
    pub(super) fn of(mut all: Vec<u64>) -> Self {
        all.sort_unstable();
        let mut shelf = Self {
            pieces: all.chunks(PIECE).map(<[u64]>::to_vec).collect(),
            before: Vec::new(),
        };
        shelf.count_from(0);
        shelf
    }

    /// How many numbers are lower.
    pub(super) fn rank(&self, number: u64) -> usize {
        let Some(place) = self.pieces_below(number).checked_sub(1) else {
            return 0;
        };
        let here = self
            .pieces
            .get(place)
            .map_or(0, |piece| below(piece, number));
        self.before.get(place).copied().unwrap_or_default() + here
    }

    /// The number before which so many stand.
    pub(super) fn at(&self, rank: usize) -> Option<u64> {
        let place = self.before.partition_point(|before| *before <= rank);
        let place = place.checked_sub(1)?;
        let within = rank.checked_sub(*self.before.get(place)?)?;
        self.pieces.get(place)?.get(within).copied()
    }

    /// Puts a number.
    pub(super) fn put(&mut self, number: u64) {
        let place = self.pieces_below(number).saturating_sub(1);
        let Some(piece) = self.pieces.get_mut(place) else {
            self.pieces.push(vec![number]);
            self.count_from(0);
            return;
        };
        piece.insert(below(piece, number), number);
        if piece.len() >= 2 * PIECE {
            let upper = piece.split_off(PIECE);
            self.pieces.insert(place + 1, upper);
        }
        self.count_from(place);
    }

    /// Takes a number away once, if it is there.
    pub(super) fn take(&mut self, number: u64) {
        // It is the first one that is not lower.
        let Some(place) = self
            .pieces
            .iter()
            .position(|piece| piece.last().is_some_and(|last| *last >= number))
        else {
            return;
        };
        let Some(piece) = self.pieces.get_mut(place) else {
            return;
        };
        let within = below(piece, number);
        if piece.get(within) == Some(&number) {
            piece.remove(within);
            if piece.is_empty() {
                self.pieces.remove(place);
            }
            self.count_from(place);
        }
    }

    /// How many pieces begin with a lower number.
    fn pieces_below(&self, number: u64) -> usize {
        let lower = |piece: &Vec<u64>| piece.first().is_some_and(|first| *first < number);
        self.pieces.partition_point(lower)
    }

    /// Counts anew what stands before the pieces from this one on.
    fn count_from(&mut self, place: usize) {
        self.before.truncate(place);
        let last = place.checked_sub(1);
        let mut count = last.map_or(0, |last| {
            let known = self.before.get(last).copied().unwrap_or_default();
            known + self.pieces.get(last).map_or(0, Vec::len)
        });
        for piece in self.pieces.iter().skip(place) {
            self.before.push(count);
            count += piece.len();
        }
    }
}

fn below(piece: &[u64], number: u64) -> usize {
    piece.partition_point(|known| *known < number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_counts_as_a_sorted_list_does(
            start in proptest::collection::vec(0_u64..50, 0..5_000),
            acts in proptest::collection::vec((any::<bool>(), 0_u64..60), 0..300),
        ) {
            let mut plain = start.clone();
            plain.sort_unstable();
            let mut shelf = Shelf::of(start);
            for (put, number) in acts {
                let within = plain.partition_point(|known| *known < number);
                if put {
                    shelf.put(number);
                    plain.insert(within, number);
                } else {
                    shelf.take(number);
                    if plain.get(within) == Some(&number) {
                        plain.remove(within);
                    }
                }
            }
            for number in 0..62 {
                prop_assert_eq!(shelf.rank(number), plain.partition_point(|known| *known < number));
            }
            for rank in (0..plain.len() + 2).step_by(7) {
                prop_assert_eq!(shelf.at(rank), plain.get(rank).copied());
            }
        }
    }

    #[test]
    fn pieces_are_halved_and_go_away() {
        let mut shelf = Shelf::default();
        let many = u64::try_from(5 * PIECE).expect("a number");
        for number in 0..many {
            shelf.put(number);
        }
        assert!(shelf.pieces.len() > 2);
        assert_eq!(shelf.rank(many), 5 * PIECE);
        for number in 0..many {
            shelf.take(number);
        }
        assert!(shelf.pieces.is_empty());
        assert_eq!(shelf.rank(many), 0);
    }
}

//! Lists of three versions made one.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The elements of a list without order: what either side added, less what either took out.
pub(super) fn set<T: Clone + Eq + Hash>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let (before, now): (HashSet<_>, HashSet<_>) = (base.iter().collect(), theirs.iter().collect());
    let stays = |it: &&T| !before.contains(it) || now.contains(it);
    let mut list: Vec<T> = ours.iter().filter(stays).cloned().collect();
    let there: HashSet<_> = ours.iter().collect();
    list.extend(theirs.iter().filter(|it| !there.contains(it) && !before.contains(it)).cloned());
    list
}

/// Things with names: `both` makes one of two that both sides have. What one side took out is out; what one side
/// added comes behind what is before it there.
pub(super) fn merge<T: Clone, K: Hash + Eq + Clone>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
    mut both: impl FnMut(&mut T, Option<&T>, &T),
) -> Vec<T> {
    let before: HashMap<K, &T> = base.iter().map(|it| (key(it), it)).collect();
    let now: HashMap<K, &T> = theirs.iter().map(|it| (key(it), it)).collect();
    let mut list = Vec::with_capacity(ours.len());
    for mine in ours {
        let (before, now) = (before.get(&key(mine)).copied(), now.get(&key(mine)).copied());
        match (before, now) {
            (Some(_), None) => {}
            (None, None) => list.push(mine.clone()),
            (before, Some(now)) => {
                let mut mine = mine.clone();
                both(&mut mine, before, now);
                list.push(mine);
            }
        }
    }
    let there: HashSet<K> = ours.iter().map(&key).collect();
    let mut behind: HashMap<Option<K>, Vec<T>> = HashMap::new();
    let mut predecessor = None;
    for it in theirs {
        if there.contains(&key(it)) {
            predecessor = Some(key(it));
        } else if !before.contains_key(&key(it)) {
            behind.entry(predecessor.clone()).or_default().push(it.clone());
        }
    }
    let mut merged = behind.remove(&None).unwrap_or_default();
    for it in list {
        let comes = behind.remove(&Some(key(&it)));
        merged.push(it);
        merged.extend(comes.unwrap_or_default());
    }
    // What was behind something that is out now.
    let mut left: Vec<_> = behind.into_values().flatten().map(|it| (key(&it), it)).collect();
    let place: HashMap<K, usize> = theirs.iter().enumerate().map(|(at, it)| (key(it), at)).collect();
    left.sort_by_key(|(key, _)| place.get(key).copied());
    merged.extend(left.into_iter().map(|(_, it)| it));
    merged
}

/// Things with names of which each is taken whole: ours, unless only theirs changed it.
pub(super) fn take<T: Clone + PartialEq, K: Hash + Eq + Clone>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    merge(base, ours, theirs, key, |mine, before, now| {
        if before == Some(mine) {
            *mine = now.clone();
        }
    })
}

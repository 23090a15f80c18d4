//! Which addresses are followed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::error::Error;

/// Longest address that is followed, in bytes.
const URL_MAX: usize = 4000;

/// The parts of an address that decide whether it is followed at all.
pub fn url_check(url: &str) -> Result<(), Error> {
    if url.len() > URL_MAX
        || url
            .chars()
            .any(|letter| letter.is_control() || letter == ' ')
    {
        return Err(Error::Refused("not a plain address"));
    }
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let skipped = match lower.as_str() {
        "https://" => 8,
        other if other.starts_with("http://") => 7,
        _ => return Err(Error::Refused("neither http nor https")),
    };
    let rest = url.get(skipped..).unwrap_or_default();
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(Error::Refused("credentials in the address"));
    }
    if authority.is_empty() {
        Err(Error::Refused("no machine is named"))
    } else {
        Ok(())
    }
}

/// Whether an address is that of one of these machines, named as `host` or `host:port`.
pub fn is_named(machines: &[String], url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    machines.iter().any(|machine| {
        machine.eq_ignore_ascii_case(authority) || machine.eq_ignore_ascii_case(host)
    })
}

/// Whether an address belongs to the open internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

fn is_public_four(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let reserved = matches!(
        (first, second, third),
        // "This network", private, loopback, reserved and multicast.
        (0 | 10 | 127 | 224..=255, _, _)
            // Shared by carriers; link-local, where clouds answer with secrets; private.
            | (100, 64..=127, _) | (169, 254, _) | (172, 16..=31, _) | (192, 168, _)
            // Protocol assignments, documentation, relays, benchmarks.
            | (192, 0, 0 | 2) | (192, 88, 99) | (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113)
    );
    !reserved
}

fn is_public_six(address: Ipv6Addr) -> bool {
    let [first, second, third, _, _, sixth, high, low] = address.segments();
    match (first, second, third) {
        // IPv4 in IPv6 clothes: mapped, compatible, translated.
        (0, 0, 0) => sixth == 0xffff && is_public_four(embedded(high, low)),
        (0x64, 0xff9b, 0) => is_public_four(embedded(high, low)),
        // 6to4 carries an IPv4 address.
        (0x2002, ..) => is_public_four(embedded(second, third)),
        // Teredo, protocol assignments, documentation.
        (0x2001, 0..=0x1ff | 0xdb8, _) | (0x3fff, 0..=0xfff, _) => false,
        // Only 2000::/3 has been given to the open internet.
        _ => first & 0xe000 == 0x2000,
    }
}

/// The IPv4 address in two groups of an IPv6 address.
fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn public(text: &str) -> bool {
        is_public(text.parse().expect(text))
    }

    #[test]
    fn our_own_networks_are_not_public() {
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "64:ff9b:1::1",
            "100::1",
            "3fff::1",
        ] {
            assert!(!public(text), "{text}");
        }
    }

    #[test]
    fn a_machine_is_named_with_its_port_or_for_all_of_them() {
        let named = [
            "127.0.0.1:9311".to_owned(),
            "aduan.majlis.intern".to_owned(),
        ];
        for url in [
            "http://127.0.0.1:9311/v2/",
            "http://127.0.0.1:9311",
            "https://Aduan.Majlis.intern/v2/",
            "http://aduan.majlis.intern:8080/?x",
        ] {
            assert!(is_named(&named, url), "{url}");
        }
        for url in [
            "http://127.0.0.1/",
            "http://127.0.0.1:93110/",
            "http://127.0.0.1:9311@evil.my/",
            "http://evil.my/127.0.0.1:9311",
            "http://aduan.majlis.intern.evil.my/",
            "aduan.majlis.intern",
            "",
        ] {
            assert!(!is_named(&named, url), "{url}");
        }
    }

    #[test]
    fn the_internet_is_public() {
        for text in [
            "1.1.1.1",
            "100.63.0.1",
            "172.32.0.1",
            "223.255.255.1",
            "::ffff:8.8.8.8",
            "2606:4700::1111",
            "64:ff9b::808:808",
        ] {
            assert!(public(text), "{text}");
        }
    }

    #[test]
    fn odd_addresses_are_refused() {
        for url in [
            "",
            "ftp://x.my/",
            "file:///etc/passwd",
            "gopher://x",
            "//x.my",
            "http://",
            "https:///x",
            "http://u:p@x.my/",
            "https://u@x.my",
            "http://x.my/\r\nHost: y",
            "javascript:alert(1)",
            "http://evil.my\\@x.my@y.my",
        ] {
            let refused = matches!(url_check(url), Err(Error::Refused(_)));
            assert!(refused || url.contains('\\'), "{url}");
        }
        assert!(url_check("HTTPS://x.my/a@b?c").is_ok());
    }

    proptest! {
        #[test]
        fn four_and_its_mapped_six_agree(bits: u32) {
            let four = Ipv4Addr::from_bits(bits);
            prop_assert_eq!(is_public(four.into()), is_public(four.to_ipv6_mapped().into()));
        }

        #[test]
        fn any_text_is_judged(url: String) {
            let _ = url_check(&url);
        }
    }
}

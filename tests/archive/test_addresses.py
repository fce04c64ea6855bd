import pytest

from archive.addresses import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://xa.vn/tin?q=r%e9sum%e9", "http://xa.vn/tin?q=r%E9sum%E9"),
        ("http://xa.vn/tin?b=2&utm_source=zalo&a=1&fbclid=x", "http://xa.vn/tin?a=1&b=2"),
        ("http://xa.vn/tin?d=1045&c=7", "http://xa.vn/tin?c=7&d=1045"),
        ("http://xa.vn/tin?a&b=", "http://xa.vn/tin?a=&b="),
        ("http://xa.vn/tin?q=h%E1%BB%8Dp+giao%20ban", "http://xa.vn/tin?q=h%E1%BB%8Dp+giao+ban"),
        ("https://nguoi:mat@XA.vn:443/Tin;jsessionid=1F#a", "https://xa.vn/Tin"),
        ("http://xa.vn:8080", "http://xa.vn:8080/"),
    ],
)
def test_one_address_in_one_form(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical

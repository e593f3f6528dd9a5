"""What every area of the web shell uses: access, cookies, headers, errors, the clock."""

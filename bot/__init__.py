"""What a closed loop is: pure rules, no database, no platform, no clock."""

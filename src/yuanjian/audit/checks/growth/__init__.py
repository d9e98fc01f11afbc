"""Growth against both years; one value with two growth rates; exchange rates."""

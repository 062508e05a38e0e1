//! phrases: to be written

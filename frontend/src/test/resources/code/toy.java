float size = «size»f;

import { z } from 'zod';

// The content policy forbids making code from text, which zod would try once for speed.
z.config({ jitless: true });

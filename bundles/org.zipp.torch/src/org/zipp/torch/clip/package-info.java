/** CLIP: its tokenizer, and its encoders of texts and of pictures, read from folders as Hugging Face's transformers writes them. */
package org.zipp.torch.clip;

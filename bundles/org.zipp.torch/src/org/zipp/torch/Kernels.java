package org.zipp.torch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Operators of PyTorch that DJL does not offer, and whole blocks of networks in one call: the methods of the TorchScript module
 * whose text is {@code kernels.py}. What a block needs between its operators is freed as it goes.
 *
 * <p>A TorchScript archive is a zip file of stored entries: the text of the code, a pickle of the module's attributes (here
 * {@code training} alone), a pickle of its constants (here the empty tuple) and the version of the operators. It is written here
 * at the first use, once for each device.
 */
final class Kernels {

	private static final String TEXT = "kernels.py";
	private static final String ROOT = "kernels/";
	/** Meaning of the operators as of PyTorch 2: {@code gelu} knows its approximation, {@code div} divides truly. */
	private static final String VERSION = "10\n";

	private static final Map<Device, PtSymbolBlock> LOADED = new HashMap<>();

	private Kernels() {
	}

	/**
	 * Calls a method of the module.
	 *
	 * @param manager   owner of the result
	 * @param arguments {@link PtNDArray}, {@code PtNDArray[]}, Integer, Long, Double or Boolean each
	 */
	static PtNDArray call(PtNDManager manager, String method, Object... arguments) {
		return call(manager, method, arguments, result -> result.toTensor(manager));
	}

	/** Calls a method of the module that gives a list of tensors. */
	static List<PtNDArray> callForList(PtNDManager manager, String method, Object... arguments) {
		return call(manager, method, arguments, result -> List.of(result.toTensorArray(manager)));
	}

	private static <T> T call(PtNDManager manager, String method, Object[] arguments, Function<IValue, T> unpack) {
		PtSymbolBlock module = module(manager);
		IValue[] values = new IValue[arguments.length];
		try {
			for (int i = 0; i < values.length; i++) {
				values[i] = value(arguments[i]);
			}
			try (IValue result = IValueUtils.runMethod(module, method, values)) {
				return unpack.apply(result);
			}
		} finally {
			for (IValue value : values) {
				if (value != null) {
					value.close();
				}
			}
		}
	}

	private static IValue value(Object argument) {
		return switch (argument) {
		case PtNDArray tensor -> IValue.from(tensor);
		case PtNDArray[] tensors -> IValue.listFrom(tensors);
		case Integer number -> IValue.from(number.longValue());
		case Long number -> IValue.from(number.longValue());
		case Double number -> IValue.from(number.doubleValue());
		case Boolean truth -> IValue.from(truth.booleanValue());
		default -> throw new IllegalArgumentException("no argument of a kernel: " + argument);
		};
	}

	private static PtSymbolBlock module(PtNDManager manager) {
		synchronized (LOADED) {
			return LOADED.computeIfAbsent(manager.getDevice(), device -> load((PtNDManager) manager.getEngine().newBaseManager(device)));
		}
	}

	private static PtSymbolBlock load(PtNDManager owner) {
		try (InputStream text = Kernels.class.getResourceAsStream(TEXT)) {
			return JniUtils.loadModule(owner, new ByteArrayInputStream(archive(text.readAllBytes())), false, false);
		} catch (IOException | RuntimeException e) {
			owner.close();
			throw new ZippException("PyTorch does not take the operators of this product: " + Reasons.of(e)
					+ ". It needs PyTorch 2.1 or later.", e);
		}
	}

	/** The archive around the text of one module of the class {@code Kernels}. */
	private static byte[] archive(byte[] text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setMethod(ZipOutputStream.STORED);
			store(zip, "data.pkl", module("Kernels"));
			store(zip, "code/__torch__.py", text);
			store(zip, "constants.pkl", new byte[] { (byte) 0x80, 2, ')', '.' });
			store(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
		}
		return bytes.toByteArray();
	}

	/**
	 * Pickle, protocol 2: an object of the class, made from the empty tuple, its state {@code {'training': False}}. Each object
	 * is remembered by number as the format wants it.
	 */
	private static byte[] module(String name) throws IOException {
		byte[] attribute = "training".getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.write(new byte[] { (byte) 0x80, 2 });
		out.writeBytes("c__torch__\n" + name + "\nq");
		out.write(0);
		out.writeBytes(")");
		out.write(0x81);
		out.writeBytes("}(X");
		out.writeInt(Integer.reverseBytes(attribute.length));
		out.write(attribute);
		out.writeBytes("q");
		out.write(1);
		out.write(0x89);
		out.writeBytes("ubq");
		out.write(2);
		out.writeBytes(".");
		return bytes.toByteArray();
	}

	private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
		CRC32 crc = new CRC32();
		crc.update(content);
		ZipEntry entry = new ZipEntry(ROOT + name);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}
}

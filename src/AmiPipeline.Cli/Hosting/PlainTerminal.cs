using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AmiPipeline.Cli.Hosting;

/// <summary>A terminal as a file. .NET's console starts with its own escape sequences, whatever is printed.</summary>
internal static partial class PlainTerminal
{
    // TIOCGWINSZ of Linux.
    private const nuint GetWindowSize = 0x5413;

    /// <summary>Whether it can be had on this system.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>A writer that prints what is written at once, as UTF-8.</summary>
    /// <param name="descriptor">The terminal's file descriptor: 1 for standard output, 2 for standard error.</param>
    public static TextWriter Open(int descriptor)
    {
        var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return TextWriter.Synchronized(new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
    }

    /// <summary>The width in columns; null if the terminal does not say.</summary>
    /// <param name="descriptor">The terminal's file descriptor.</param>
    public static int? FindWidth(int descriptor) => Control(descriptor, GetWindowSize, out var size) == 0 && size.Columns > 0 ? size.Columns : null;

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort WidthInPixels;
        public readonly ushort HeightInPixels;
    }
}

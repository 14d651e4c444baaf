using System.Text;

namespace AmiPipeline.Benchmarks.Load;

/// <summary>A way to be a nuisance.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Connections">How many do so at a time.</param>
/// <param name="Start">What is sent first.</param>
/// <param name="Next">What is sent after that, piece by piece, until there is an answer.</param>
/// <param name="MostPieces">How often at most.</param>
/// <param name="Pause">Between one piece and the next.</param>
/// <param name="Refusal">The status it is to be refused with.</param>
internal sealed record AbuseKind(string Name, int Connections, byte[] Start, byte[] Next, int MostPieces, TimeSpan Pause, int Refusal)
{
    private const string Head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private const int ChunkLength = 64 * 1024;
    private const int TwoMebibytes = 2 * 1024 * 1024;
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<AbuseKind> All { get; } =
    [
        new("malformed", 2, Bytes("\0\u0001 nonsense\r\n\r\n"), [], 0, TimeSpan.Zero, 400),
        new("oversized", 2, Bytes($"{Head}Transfer-Encoding: chunked\r\n\r\n"), Bytes($"{ChunkLength:x}\r\n{new string('x', ChunkLength)}\r\n"), TwoMebibytes / ChunkLength, TimeSpan.Zero, 413),
        new("slow headers", 10, Bytes("POST / HTTP/1.1\r\nHost: "), Bytes("x"), int.MaxValue, OneSecond, 408),
        new("slow body", 10, Bytes($"{Head}Content-Length: 1000\r\n\r\n"), Bytes("x"), int.MaxValue, OneSecond, 408),
    ];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}

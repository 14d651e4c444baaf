using System.Net.Sockets;
using System.Text;

namespace AmiPipeline.Benchmarks.Load;

/// <summary>Clients that nobody wants, on bare connections.</summary>
/// <param name="endpoint">Whom they go to.</param>
internal sealed class Abuse(Uri endpoint)
{
    private const int StatusStart = 9;
    private const int StatusEnd = 12;
    private static readonly TimeSpan BetweenExchanges = TimeSpan.FromMilliseconds(20);

    /// <summary>Sends every kind for a while, and lets the exchanges under way end.</summary>
    /// <returns>For each exchange its kind and the status it was refused with; 0 for a connection that ended without an answer.</returns>
    public async Task<IReadOnlyList<(AbuseKind Kind, int Status)>> RunAsync(TimeSpan duration)
    {
        var start = TimeProvider.System.GetTimestamp();
        var callers = AbuseKind.All.SelectMany(kind => Enumerable.Repeat(kind, kind.Connections));
        return [.. (await Task.WhenAll(callers.Select(kind => Task.Run(() => RepeatAsync(kind, start, duration))))).SelectMany(list => list)];
    }

    private async Task<List<(AbuseKind Kind, int Status)>> RepeatAsync(AbuseKind kind, long start, TimeSpan duration)
    {
        var statuses = new List<(AbuseKind, int)>();
        while (TimeProvider.System.GetElapsedTime(start) < duration)
        {
            statuses.Add((kind, await ExchangeAsync(kind)));
            await Task.Delay(BetweenExchanges);
        }

        return statuses;
    }

    private async Task<int> ExchangeAsync(AbuseKind kind)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endpoint.Host, endpoint.Port);
        await using var connection = new NetworkStream(socket);
        var status = ReadStatusAsync(connection);
        try
        {
            await connection.WriteAsync(kind.Start);
            for (var pieces = 0; pieces < kind.MostPieces && !status.IsCompleted; pieces++)
            {
                await Task.WhenAny(status, Task.Delay(kind.Pause));
                await connection.WriteAsync(kind.Next);
            }
        }
        catch (IOException)
        {
            // The other side has closed the connection, with or without an answer.
        }

        return await status;
    }

    private static async Task<int> ReadStatusAsync(NetworkStream connection)
    {
        var answer = new byte[StatusEnd];
        try
        {
            await connection.ReadExactlyAsync(answer);
            return int.Parse(Encoding.Latin1.GetString(answer)[StatusStart..], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

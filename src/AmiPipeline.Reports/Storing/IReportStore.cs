namespace AmiPipeline.Reports.Storing;

/// <summary>Takes reports.</summary>
public interface IReportStore
{
    /// <summary>Stores a report, in place of one that is there.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="html">The report: HTML, UTF-8.</param>
    Task PutAsync(string bucket, string key, byte[] html);
}

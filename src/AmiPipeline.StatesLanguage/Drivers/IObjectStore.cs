namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>Keeps the objects that Map Runs read and write in S3.</summary>
public interface IObjectStore
{
    /// <summary>The content of an object, as text.</summary>
    /// <exception cref="ObjectStoreException">There is no such bucket or object, or it cannot be read.</exception>
    string Read(string bucket, string key);

    /// <summary>Writes an object, over one that is there.</summary>
    /// <returns>Its entity tag.</returns>
    /// <exception cref="ObjectStoreException">There is no such bucket, or it cannot be written.</exception>
    string Write(string bucket, string key, string content);

    /// <summary>All objects whose keys begin with a prefix, in the order of their keys.</summary>
    /// <exception cref="ObjectStoreException">There is no such bucket, or it cannot be read.</exception>
    IEnumerable<ListedObject> List(string bucket, string prefix);
}

/// <summary>An object as a listing shows it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Its entity tag, in quotation marks.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record ListedObject(string Key, string ETag, DateTimeOffset LastModified, long Size);
